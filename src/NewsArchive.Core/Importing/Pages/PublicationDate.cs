using NewsArchive.Articles;

namespace NewsArchive.Importing.Pages;

/// <summary>Chooses the date of an article from all that its page says.</summary>
internal static class PublicationDate
{
    /// <returns>The date and where it was found: of publication before that of a change; else the words that name no day, if there are any.</returns>
    public static (WrittenDate? Date, PageField Field, FieldOrigin Origin, string? Impossible) Choose(PageFields fields)
    {
        string? impossible = null;
        foreach (var field in (PageField[])[PageField.Published, PageField.Modified])
        {
            foreach (var (value, origin) in fields.Of(field))
            {
                var (date, wrong) = WrittenDate.Read(value);
                impossible ??= wrong;
                if (date is not null && field == PageField.Published && PrintedBefore(date.Value, origin, fields) is { } printed)
                    return (printed, field, FieldOrigin.Document, null);
                if (date is not null)
                    return (AtItsPlace(MorePrecise(date.Value, fields, field), fields, field), field, origin, null);
            }
        }

        return (null, default, default, impossible);
    }

    // Some programs give the last change as the publication too; readers are told « Publié le 22, mis à jour le 23 ».
    private static WrittenDate? PrintedBefore(WrittenDate date, FieldOrigin origin, PageFields fields)
    {
        if (origin == FieldOrigin.Document || !Dates(fields, PageField.Modified, FieldOrigin.Document).Any(change => change.Date.FirstDay == date.Date.FirstDay))
            return null;
        var printed = Dates(fields, PageField.Published, FieldOrigin.Document).ToList();
        return printed.Count > 0 && printed.TrueForAll(one => one.Date.LastDay < date.Date.FirstDay && one.Date.Day is not null) ? printed[0] : null;
    }

    // The same day with its time, or the same month with its day, said in another place.
    private static WrittenDate MorePrecise(WrittenDate date, PageFields fields, PageField field)
    {
        foreach (var other in Dates(fields, field))
        {
            if ((date.Date.Day is null || date.Time is null) && other.Date.FirstDay >= date.Date.FirstDay && other.Date.LastDay <= date.Date.LastDay
                && (other.Date != date.Date || other.Time is not null))
            {
                date = other;
            }
        }

        return date;
    }

    // Programs write UTC; shortly before midnight that is another day than the one that is printed.
    private static WrittenDate AtItsPlace(WrittenDate date, PageFields fields, PageField field)
    {
        if (date.Offset != TimeSpan.Zero || date.Moment is not { } moment)
            return date;
        foreach (var other in Dates(fields, field))
        {
            if (other.Moment == moment && other.Offset != TimeSpan.Zero)
                return other;
            if (other.Date.Day is null || other.Offset is not null)
                continue;
            if (other.Time is { } time)
            {
                // The clock on the wall differs by whole hours; the seconds are seldom printed.
                var ahead = other.Date.FirstDay.ToDateTime(time) - moment.UtcDateTime.AddSeconds(time.Second == 0 ? -moment.Second : 0);
                if (ahead != TimeSpan.Zero && ahead.Ticks % TimeSpan.TicksPerHour == 0 && ahead.Duration() <= TimeSpan.FromHours(12))
                    return new(other.Date, time.Second == 0 ? time.Add(TimeSpan.FromSeconds(moment.Second)) : time, ahead);
            }
            else if (moment.Hour >= 22 && other.Date.FirstDay == date.Date.FirstDay.AddDays(1))
            {
                return other;
            }
        }

        return date;
    }

    private static IEnumerable<WrittenDate> Dates(PageFields fields, PageField field, FieldOrigin? origin = null) =>
        fields.Of(field).Where(found => origin is null || found.Origin == origin).Select(found => WrittenDate.Read(found.Value).Date).OfType<WrittenDate>();
}
