using HaiCap.Core.Data;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HaiCap.Web.Hosting.Telemetry;

/// <summary>
/// Metrics and traces to a collector, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one (<c>OTEL_EXPORTER_OTLP_PROTOCOL</c>: grpc or http/protobuf); otherwise
/// nothing of it runs. <c>HaiCap:Telemetry:TraceRatio</c> is the part of requests traced, <c>:MetricSeconds</c> how often metrics are sent.
/// </summary>
public static class TelemetryServices
{
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "Npgsql", HaiCapMeters.Name];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[EndpointKey] is not { Length: > 0 } endpoint)
        {
            return;
        }

        builder.Services.AddSingleton<INewsReader, HaiCapMeters.ActCounting>();
        builder.Services.AddHostedService<HouseGauges>();
        builder.Services.AddHostedService(services => new Sending(services.GetRequiredService<IConfiguration>(), services.GetRequiredService<SiteIdentity>(), endpoint));
    }

    /// <summary>First of all: a trace is named by its route, which has no codes in it, once the answer is known.</summary>
    public static void UseTraceNames(this WebApplication app)
    {
        if (app.Configuration[EndpointKey] is not { Length: > 0 })
        {
            return;
        }

        app.Use(async (context, next) =>
        {
            var activity = context.Features.Get<IHttpActivityFeature>()?.Activity;
            await next(context);
            if (activity is { IsAllDataRequested: true })
            {
                activity.DisplayName = $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-"}";
                activity.SetTag("http.response.status_code", context.Response.StatusCode);
            }
        });
    }

    private sealed class Sending(IConfiguration configuration, SiteIdentity site, string endpoint) : IHostedService, IDisposable
    {
        private MeterProvider? metrics;
        private TracerProvider? traces;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault()
                .AddService(configuration["OTEL_SERVICE_NAME"] ?? "haicap", serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString())
                .AddAttributes([KeyValuePair.Create<string, object>("haicap.province", site.ProvinceCode)]);
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters)
                .AddOtlpExporter((exporter, reader) =>
                {
                    Aim(exporter, "v1/metrics");
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 1000 * configuration.GetValue("HaiCap:Telemetry:MetricSeconds", 30);
                })
                .Build();
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Microsoft.AspNetCore", "Npgsql")
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(configuration.GetValue("HaiCap:Telemetry:TraceRatio", 0.05))))
                .AddProcessor(new NothingPersonal())
                .AddOtlpExporter(exporter => Aim(exporter, "v1/traces"))
                .Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            metrics?.ForceFlush(5000);
            traces?.ForceFlush(5000);
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            metrics?.Dispose();
            traces?.Dispose();
        }

        private void Aim(OtlpExporterOptions exporter, string path)
        {
            var http = configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] == "http/protobuf";
            exporter.Protocol = http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
            exporter.Endpoint = new Uri(http ? $"{endpoint.TrimEnd('/')}/{path}" : endpoint);
        }
    }
}
