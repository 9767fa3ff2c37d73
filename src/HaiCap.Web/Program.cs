using HaiCap.Web.Hosting;

var app = HaiCapHost.Build(new HostOptions { Configuration = args });
await app.RunAsync();
