using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Consultations;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Help;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Missions.Programmes.Sample;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Report;
using HaiCap.Core.Missions.Similar;
using HaiCap.Core.Missions.Topics;
using HaiCap.Core.Missions.Visits;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Missions;

public static class MissionsServices
{
    public static IServiceCollection AddMissions(this IServiceCollection services)
    {
        services.AddScoped<AnswerRoutes>();
        services.AddScoped<MissionAccess>();
        services.AddScoped<RecommendationDesk>();
        services.AddScoped<AgencyNames>();
        services.AddScoped<MissionBells>();
        services.AddScoped<RingMissionBells>();
        services.AddSingleton<MissionBellSweep>();
        services.AddScoped<IActConsumer, FollowLadders>();
        services.AddScoped<ListLateRecommendations>();
        services.AddScoped<ConsultOnRecommendation>();
        services.AddScoped<GiveOpinion>();
        services.AddScoped<ListConsultations>();
        services.AddSingleton<KindBook>();
        services.AddSingleton<INewsReader>(provider => provider.GetRequiredService<KindBook>());
        services.AddScoped<EditKinds>();
        services.AddScoped<DifficultyDrafts>();
        services.AddScoped<ListDifficulties>();
        services.AddScoped<ListRecommendations>();
        services.AddScoped<ShowRecommendation>();
        services.AddScoped<ListAnswers>();
        services.AddScoped<VisitLog>();
        services.AddSingleton<BoardBook>();
        services.AddSingleton<INewsReader>(provider => provider.GetRequiredService<BoardBook>());
        services.AddScoped<ShowMissionBoard>();
        services.AddScoped<ReadMissionReport>();
        services.AddScoped<MakeReport>();
        services.AddSingleton<ReportRuns>();
        services.AddScoped<WhereMet>();
        services.AddScoped<FindHeardAt>();
        services.AddScoped<RecordDifficulty>();
        services.AddScoped<RouteRecommendation>();
        services.AddScoped<PassRecommendationsOn>();
        services.AddScoped<DraftAnswer>();
        services.AddScoped<ApproveAnswer>();
        services.AddScoped<SendAnswer>();
        services.AddScoped<CloseRecommendation>();
        services.AddSingleton<SimilarBook>();
        services.AddScoped<FindSimilar>();
        services.AddScoped<TopicBook>();
        services.AddScoped<TopicTitles>();
        services.AddScoped<ListTopics>();
        services.AddScoped<TopicsOfRecommendation>();
        services.AddScoped<GroupRecommendations>();
        services.AddSingleton<PrecedentBook>();
        services.AddSingleton<INewsReader>(provider => provider.GetRequiredService<PrecedentBook>());
        services.AddScoped<PublishPrecedent>();
        services.AddScoped<ReviewPrecedent>();
        services.AddScoped<TellReviews>();
        services.AddScoped<ListPrecedents>();
        services.AddScoped<ProgrammeAccess>();
        services.AddScoped<ProgrammeDesk>();
        services.AddScoped<MissionPeople>();
        services.AddScoped<ShowProgramme>();
        services.AddScoped<OpenProgramme>();
        services.AddScoped<SetDelegation>();
        services.AddScoped<SetStop>();
        services.AddScoped<ProgrammeCalendar>();
        services.AddScoped<HelpAccess>();
        services.AddScoped<FindStop>();
        services.AddScoped<RecordHelp>();
        services.AddScoped<FollowHelp>();
        services.AddScoped<VisitAccess>();
        services.AddScoped<VisitDesk>();
        services.AddScoped<VisitDrafts>();
        services.AddScoped<RecordVisit>();
        services.AddScoped<ShowVisit>();
        services.AddScoped<SetMissionForm>();
        services.AddScoped<AnswerForm>();
        services.AddScoped<AddPhoto>();
        services.AddScoped<OpenPhoto>();
        services.AddScoped<SetFigures>();
        services.AddScoped<DraftMinutes>();
        services.AddScoped<ApproveMinutes>();
        services.AddScoped<PrintMinutes>();
        services.AddScoped<ISampleData, SampleProgramme>();
        return services;
    }

    /// <summary>The bells, and reviews that are due, beside a serving host.</summary>
    public static IServiceCollection AddMissionsBackground(this IServiceCollection services) => services.AddHostedService<MissionBellRound>().AddHostedService<ReviewRound>();
}
