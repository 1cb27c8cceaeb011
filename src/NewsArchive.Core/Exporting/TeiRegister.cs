using System.Xml;
using NewsArchive.Entities;

namespace NewsArchive.Exporting;

/// <summary>The register of a TEI document: everyone and everything that is named in it.</summary>
internal static class TeiRegister
{
    public static void Write(XmlWriter xml, IReadOnlyList<Entity> entities, Func<string, string> legal)
    {
        WriteList("listPerson", "person", "persName", EntityKind.Person);
        WriteList("listOrg", "org", "orgName", EntityKind.Organisation);
        WriteList("listPlace", "place", "placeName", EntityKind.Place);
        WriteList("listEvent", "event", "eventName", EntityKind.Event);
        WriteList("list", "item", "name", EntityKind.Other);

        void WriteList(string list, string item, string name, EntityKind kind)
        {
            var found = entities.Where(entity => entity.Kind == kind).ToList();
            if (found.Count == 0)
                return;
            xml.WriteStartElement(list);
            foreach (var entity in found)
            {
                xml.WriteStartElement(item);
                xml.WriteAttributeString("xml", "id", null, $"ent{entity.Id}");
                foreach (var (one, index) in entity.Content.Names().Select((one, index) => (one, index)))
                    Named(name, one, index == 0 ? null : "alias");
                if (kind == EntityKind.Person)
                {
                    foreach (var function in entity.Functions)
                        Function(function);
                }

                foreach (var identifier in kind == EntityKind.Other ? [] : entity.Identifiers)
                    Named("idno", identifier.Value, ExportJson.Word(identifier.Scheme));
                if (entity.Description is not null)
                    Named("note", entity.Description, "description");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        void Function(EntityFunction function)
        {
            xml.WriteStartElement("occupation");
            if (function.From is { } from)
                xml.WriteAttributeString("from", from.ToString());
            if (function.To is { } to)
                xml.WriteAttributeString("to", to.ToString());
            xml.WriteString(legal(function.Title));
            xml.WriteEndElement();
        }

        void Named(string element, string text, string? type)
        {
            xml.WriteStartElement(element);
            if (type is not null)
                xml.WriteAttributeString("type", type);
            xml.WriteString(legal(text));
            xml.WriteEndElement();
        }
    }
}
