// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/signing.h"
#include "app/tool/commands.h"
#include "app/tool/complain.h"
#include "app/transactions/cases/filing_case.h"
#include "app/transactions/cases/policy_files.h"

#include <QCommandLineParser>

namespace yidi {

namespace {

struct Answered {
    Json answer;
    bool refused = false;
};

Result<PolicyFolder> policiesOf(const QString& folder)
{
    YIDI_ASSIGN(PolicyFolder policies, readPolicies(folder, sm3Hex));
    // A folder that is not sound as a whole might hide the very policy that counts.
    if (!policies.problems.empty())
        return fail(policies.problems.front());
    return policies;
}

Result<Answered> checkFiling(const PolicyFolder& policies, const Json& json)
{
    YIDI_ASSIGN(const FilingCheckCase filingCase, parseFilingCheck(json));
    const FilingRequest& request = filingCase.request;
    const auto policy = policies.book.find(request.insuredRegion, filingCase.facts.today);
    // Whoever is insured nowhere needs no policy to be told so.
    const FilingDecision decision = policy ? decide(request, filingCase.facts, (*policy)->filing)
        : request.insuredRegion.isEmpty()  ? decide(request, filingCase.facts, {})
                                           : undecidable(request);
    return Answered { filingCheckAnswer(
                          filingCase, decision, policy ? (*policy)->version() : QString()),
        decision.outcome == FilingDecision::Outcome::Reject };
}

Result<Answered> resolveFilings(const PolicyFolder& policies, const Json& json)
{
    YIDI_ASSIGN(const FilingResolveCase filingCase, parseFilingResolve(json));
    if (filingCase.insuredRegion.isEmpty())
        return Answered { filingResolveAnswer(filingCase, {}) };
    YIDI_ASSIGN(
        const Policy* policy, policies.book.find(filingCase.insuredRegion, filingCase.today));
    return Answered { filingResolveAnswer(filingCase, policy->filing.overlap) };
}

Result<Answered> answer(const QString& what, const QString& folder, const QString& file)
{
    if (file.isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("--case is missing"));
    YIDI_ASSIGN(const Json json, readJsonFile(file));
    YIDI_ASSIGN(const PolicyFolder policies, policiesOf(folder));
    return what == QLatin1String("check") ? checkFiling(policies, json)
                                          : resolveFilings(policies, json);
}

} // namespace

int filingCommand(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOptions({ { QStringLiteral("policies"), QStringLiteral("Folder of policies."),
                            QStringLiteral("DIR"), QStringLiteral(":/policies") },
        { QStringLiteral("case"), QStringLiteral("Case file."), QStringLiteral("F") } });
    if (!parser.parse(QStringList { QStringLiteral("yidi") } + arguments))
        return complain({ ErrorCode::BadInput, parser.errorText() });
    const QStringList names = parser.positionalArguments();
    if (names != QStringList { QStringLiteral("check") }
        && names != QStringList { QStringLiteral("resolve") })
        return complain({ ErrorCode::BadInput,
            QStringLiteral("usage: yidi filing check|resolve --case F [--policies DIR]") });
    const auto answered = answer(names.front(), parser.value(QStringLiteral("policies")),
        parser.value(QStringLiteral("case")));
    if (!answered) {
        const int code = complain(answered.error());
        return answered.error().code == ErrorCode::PolicyMissing ? ExitRefused : code;
    }
    print(answered->answer);
    return answered->refused ? ExitRefused : ExitDone;
}

} // namespace yidi
