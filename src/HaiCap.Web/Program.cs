using HaiCap.Web.Hosting;

var app = HaiCapHost.Build(new HaiCapHostOptions { Configuration = args });
await app.RunAsync();
