// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/told.h"

namespace yidi {
namespace {

using Kind = OutcomeScreen::Kind;

/// What the state in a receipt means to whoever asked. A filing that was cancelled is done when its
/// end is what was asked for.
Kind kindOf(FilingState state, FilingOperation asked)
{
    switch (state) {
    case FilingState::Approved:
    case FilingState::Effective:
        return asked == FilingOperation::Cancel ? Kind::Accepted : Kind::Done;
    case FilingState::Draft:
        return Kind::AtWindow;
    case FilingState::Queued:
    case FilingState::Checking:
    case FilingState::NeedMaterial:
    case FilingState::InReview:
        return Kind::Accepted;
    case FilingState::Cancelled:
    case FilingState::Withdrawn:
        return asked == FilingOperation::Cancel ? Kind::Done : Kind::Refused;
    case FilingState::Suspended:
    case FilingState::Expired:
    case FilingState::Superseded:
    case FilingState::Terminated:
    case FilingState::Rejected:
        return Kind::Refused;
    }
    return Kind::Refused;
}

/// The page and the paper tell the same, so both are made from the slip.
FilingTold tell(const Here& here, PrintSlip slip, Effects& effects)
{
    slip.maskedName = maskedName(slip.request.psnName); // who it is for, whoever stands here
    slip.checkCode =
        here.checkCode ? here.checkCode(slip.number, outcomeTag(slip.kind)) : QString();
    effects.emplace_back(slip);
    return { std::move(slip), false };
}

/// The dates that count are the province's, not the ones asked for.
PrintSlip answered(PrintSlip slip, const Filing& filing)
{
    slip.kind = kindOf(filing.state, slip.request.operation);
    slip.number = filing.number;
    slip.request.begin = filing.begin;
    slip.request.end = filing.end;
    if (slip.kind == Kind::Refused)
        slip.reasons = filing.reasons;
    return slip;
}

PrintSlip refused(PrintSlip slip, const std::vector<Refusal>& reasons)
{
    slip.kind = Kind::Refused;
    slip.reasons = reasons;
    return slip;
}

/// What is told while nobody has answered. Left for a window it is on its way there all the same,
/// and this machine's number finds it.
PrintSlip unanswered(const FilingSending& sending)
{
    PrintSlip slip;
    slip.kind = Kind::StoredHere;
    slip.number = sending.msgid;
    slip.request = sending.request;
    slip.why = sending.why;
    return slip;
}

bool isWaitOver(const Here& here, FilingSending& sending, const Event& event)
{
    if (std::holds_alternative<RecordStored>(event))
        return !here.online;
    if (sending.msgid.isEmpty())
        return false;
    const auto* link = std::get_if<LinkChanged>(&event);
    return (link && !link->online)
        || (std::holds_alternative<SecondPassed>(event) && ++sending.seconds >= receiptWaitSeconds);
}

struct Said {
    Phrase title;
    Phrase next;
};

Said saidOfDone(FilingOperation operation)
{
    switch (operation) {
    case FilingOperation::File:
        return { Phrase::FileDoneTitle, Phrase::FileDoneNext };
    case FilingOperation::Extend:
        return { Phrase::ExtendDoneTitle, Phrase::PaperExtendedNext };
    case FilingOperation::Change:
        return { Phrase::ChangeDoneTitle, Phrase::PaperChangedNext };
    case FilingOperation::Cancel:
        return { Phrase::CancelDoneTitle, Phrase::PaperCancelledNext };
    }
    return { Phrase::FileDoneTitle, Phrase::FileDoneNext };
}

Said saidOf(const PrintSlip& slip)
{
    const bool filing = slip.request.operation == FilingOperation::File;
    switch (slip.kind) {
    case Kind::Done:
        return saidOfDone(slip.request.operation);
    case Kind::Accepted:
        return { filing ? Phrase::FileAcceptedTitle : Phrase::AmendAcceptedTitle,
            Phrase::FileAcceptedNext };
    case Kind::StoredHere:
    case Kind::ResultPending:
    case Kind::Provisional: // of settlements alone
        return { Phrase::FileStoredTitle,
            slip.why.isEmpty() ? Phrase::FileStoredNext : Phrase::WindowStoredNext };
    case Kind::Refused:
        return { filing ? Phrase::FileRefusedTitle : Phrase::AmendRefusedTitle,
            filing ? Phrase::FileRefusedNext : Phrase::AmendRefusedNext };
    case Kind::AtWindow:
        return { Phrase::WindowTitle, Phrase::WindowNext };
    }
    return { Phrase::FileRefusedTitle, Phrase::FileRefusedNext };
}

Row row(Phrase label, Words value)
{
    return { { label, {} }, std::move(value) };
}

/// What has to be seen at once; the slip says all.
std::vector<Row> rowsOf(const PrintSlip& slip)
{
    if (slip.kind == Kind::Refused)
        return {}; // the reasons are what matters; what was asked for stands on the slip
    const bool here = slip.kind == Kind::StoredHere || slip.kind == Kind::ResultPending;
    const FilingRequest& asked = slip.request;
    std::vector<Row> rows { { { here ? Phrase::LabelRecordNumber : Phrase::LabelFilingNumber, {} },
        Words::plain(slip.number), {}, true } };
    if (!slip.checkCode.isEmpty())
        rows.push_back(row(Phrase::LabelCheckCode, Words::plain(slip.checkCode)));
    const bool decided = slip.kind == Kind::Done || slip.kind == Kind::Accepted;
    const bool filing = asked.operation == FilingOperation::File;
    if (asked.agent)
        rows.push_back(row(Phrase::LabelName, Words::plain(slip.maskedName)));
    if (filing || asked.operation == FilingOperation::Change) {
        rows.push_back(
            row(Phrase::LabelWhere, Words::code(QStringLiteral("region"), asked.careRegion)));
        if (!here || slip.why.isEmpty()) // on its way to a window nothing is settled yet
            rows.push_back(row(Phrase::LabelBegin, { Phrase::Plain, { asked.begin } }));
    } else {
        rows.push_back(row(Phrase::PaperOperation,
            Words::code(QStringLiteral("operation"), filingOperationName(asked.operation))));
    }
    if (decided)
        rows.push_back(row(Phrase::LabelEnd,
            asked.end.isValid() ? Words { Phrase::Plain, { asked.end } }
                                : Words { Phrase::NoEnd, {} }));
    return rows;
}

} // namespace

FilingSending sendFiling(FilingRequest request, Effects& effects)
{
    effects.emplace_back(StoreFiling { request });
    return { std::move(request), {}, {}, 0 };
}

FilingSending leaveAtWindow(FilingRequest request, const QString& why, Effects& effects)
{
    effects.emplace_back(LeaveAtWindow { request, why });
    return { std::move(request), why, {}, 0 };
}

FilingProgress turnSending(
    const Here& here, FilingSending sending, const Event& event, Effects& effects)
{
    if (const auto* failed = std::get_if<StoreFailed>(&event))
        return failed->error;
    if (const auto* stored = std::get_if<RecordStored>(&event))
        sending.msgid = stored->msgid;
    const PrintSlip slip = unanswered(sending);
    if (const auto* decided = std::get_if<FilingDecided>(&event))
        return tell(here, answered(slip, decided->filing), effects);
    if (const auto* no = std::get_if<RecordRefused>(&event))
        return tell(here, refused(slip, no->reasons), effects);
    if (isWaitOver(here, sending, event))
        return tell(here, slip, effects);
    return sending;
}

FilingTold turnTold(const Here& here, FilingTold told, const Event& event, Effects& effects)
{
    if (told.slip.kind == Kind::StoredHere) { // the receipt came late, but it came
        if (const auto* decided = std::get_if<FilingDecided>(&event))
            return tell(here, answered(told.slip, decided->filing), effects);
        if (const auto* no = std::get_if<RecordRefused>(&event))
            return tell(here, refused(told.slip, no->reasons), effects);
    }
    const auto* pressed = std::get_if<Pressed>(&event);
    if (pressed && pressed->id == QLatin1String("print")) {
        told.paperFailed = false;
        effects.emplace_back(told.slip);
    } else if (std::holds_alternative<PaperFailed>(event)) {
        told.paperFailed = true;
    }
    return told;
}

Screen sendingScreen(const FilingSending& sending)
{
    if (sending.msgid.isEmpty())
        return ProgressScreen { { Phrase::FileSendingTitle, {} }, { Phrase::StoringNow, {} }, {},
            {} };
    return ProgressScreen { { Phrase::FileSendingTitle, {} }, { Phrase::FileSendingNow, {} },
        Words { Phrase::FileSendingSafe, {} }, {} };
}

Screen toldScreen(const FilingTold& told)
{
    const PrintSlip& slip = told.slip;
    const Said said = saidOf(slip);
    OutcomeScreen page;
    page.kind = slip.kind;
    page.reasons = slip.reasons;
    page.title = { said.title, {} };
    page.next = Words { told.paperFailed ? Phrase::PaperFailed : said.next, {} };
    page.rows = rowsOf(slip);
    if (slip.kind != Kind::Refused)
        page.qr = codeText(slip.number, slip.checkCode, slip.kind);
    page.footer = { menuButton(), doneButton() };
    if (slip.kind != Kind::Refused) // the reasons need the room
        page.footer.insert(page.footer.begin() + 1,
            Button { QStringLiteral("print"), { Phrase::Print, {} }, Button::Role::Quiet });
    return page;
}

Ending endingOf(const FilingTold& told)
{
    switch (told.slip.kind) {
    case Kind::Done:
        return Ending::FilingDone;
    case Kind::Accepted:
        return Ending::FilingAccepted;
    case Kind::StoredHere:
    case Kind::ResultPending:
    case Kind::Provisional:
        return Ending::FilingStored;
    case Kind::Refused:
        return Ending::FilingRefused;
    case Kind::AtWindow:
        return Ending::FilingAtWindow;
    }
    return Ending::NothingSent;
}

QString outcomeTag(Kind kind)
{
    switch (kind) {
    case Kind::Done:
        return QStringLiteral("done");
    case Kind::Accepted:
        return QStringLiteral("accepted");
    case Kind::StoredHere:
    case Kind::ResultPending:
        return QStringLiteral("stored");
    case Kind::Refused:
        return QStringLiteral("refused");
    case Kind::AtWindow:
        return QStringLiteral("window");
    case Kind::Provisional:
        return QStringLiteral("provisional");
    }
    return {};
}

QString codeText(const QString& number, const QString& checkCode, Kind kind)
{
    return QStringLiteral("YD1|%1|%2|%3").arg(number, checkCode, outcomeTag(kind));
}

} // namespace yidi
