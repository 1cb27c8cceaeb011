using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace NewsArchive.Tests.Support;

/// <summary>A site whose searches are stopped as soon as they begin.</summary>
public sealed class HastySite : TestSite
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services
            .AddScoped(provider => ActivatorUtilities.CreateInstance<Search.Articles.ArticleSearch>(provider, new HastyTime()))
            .AddScoped(provider => ActivatorUtilities.CreateInstance<Search.Quotations.QuoteSearch>(provider, new HastyTime())));
    }

    private sealed class HastyTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            callback(state);
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
