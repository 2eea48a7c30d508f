// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/journey.h"

namespace yidi {

QString Visitor::insuredRegion() const
{
    const Insurance* insurance = person.mainInsurance();
    return insurance ? insurance->region : card.issuingRegion();
}

QString Visitor::insutype() const
{
    const Insurance* insurance = person.mainInsurance();
    return insurance ? insurance->insutype : QString();
}

namespace {

struct NameOf {
    const char* operator()(const Pressed&) const { return "Pressed"; }
    const char* operator()(const PinEntered&) const { return "PinEntered"; }
    const char* operator()(const CardInserted&) const { return "CardInserted"; }
    const char* operator()(const CardMute&) const { return "CardMute"; }
    const char* operator()(const CardRemoved&) const { return "CardRemoved"; }
    const char* operator()(const CardSwapped&) const { return "CardSwapped"; }
    const char* operator()(const CardRead&) const { return "CardRead"; }
    const char* operator()(const CardFailed&) const { return "CardFailed"; }
    const char* operator()(const CodeScanned&) const { return "CodeScanned"; }
    const char* operator()(const PinStateKnown&) const { return "PinStateKnown"; }
    const char* operator()(const PinChecked&) const { return "PinChecked"; }
    const char* operator()(const PersonKnown&) const { return "PersonKnown"; }
    const char* operator()(const VisitsKnown&) const { return "VisitsKnown"; }
    const char* operator()(const EstimateKnown&) const { return "EstimateKnown"; }
    const char* operator()(const FilingsKnown&) const { return "FilingsKnown"; }
    const char* operator()(const FilingsUnknown&) const { return "FilingsUnknown"; }
    const char* operator()(const CareKnown&) const { return "CareKnown"; }
    const char* operator()(const PersonRemembered&) const { return "PersonRemembered"; }
    const char* operator()(const OtherKnown&) const { return "OtherKnown"; }
    const char* operator()(const StaffCalled&) const { return "StaffCalled"; }
    const char* operator()(const QuestionFailed&) const { return "QuestionFailed"; }
    const char* operator()(const RecordStored&) const { return "RecordStored"; }
    const char* operator()(const StoreFailed&) const { return "StoreFailed"; }
    const char* operator()(const FilingDecided&) const { return "FilingDecided"; }
    const char* operator()(const StaySettled&) const { return "StaySettled"; }
    const char* operator()(const RecordRefused&) const { return "RecordRefused"; }
    const char* operator()(const StatementKnown&) const { return "StatementKnown"; }
    const char* operator()(const PaymentCodeShown&) const { return "PaymentCodeShown"; }
    const char* operator()(const PaymentChanged&) const { return "PaymentChanged"; }
    const char* operator()(const ProvisionalConfirmed&) const { return "ProvisionalConfirmed"; }
    const char* operator()(const PaymentFound&) const { return "PaymentFound"; }
    const char* operator()(const SettlementHeldUp&) const { return "SettlementHeldUp"; }
    const char* operator()(const RecordWithdrawn&) const { return "RecordWithdrawn"; }
    const char* operator()(const SecondPassed&) const { return "SecondPassed"; }
    const char* operator()(const Touched&) const { return "Touched"; }
    const char* operator()(const LinkChanged&) const { return "LinkChanged"; }
    const char* operator()(const ReaderChanged&) const { return "ReaderChanged"; }
    const char* operator()(const PaperFailed&) const { return "PaperFailed"; }
    const char* operator()(const StoreBroken&) const { return "StoreBroken"; }
    const char* operator()(const StoreMended&) const { return "StoreMended"; }
};

} // namespace

QString eventName(const Event& event)
{
    if (const auto* pressed = std::get_if<Pressed>(&event))
        return pressed->id;
    return QString::fromLatin1(std::visit(NameOf {}, event));
}

Words sayEnding(Ending ending)
{
    switch (ending) {
    case Ending::NothingSent:
        return { Phrase::EndedNothingSent, {} };
    case Ending::FilingStored:
        return { Phrase::EndedFileStored, {} };
    case Ending::FilingDone:
        return { Phrase::EndedFileDone, {} };
    case Ending::FilingAccepted:
        return { Phrase::EndedFileAccepted, {} };
    case Ending::FilingRefused:
        return { Phrase::EndedFileRefused, {} };
    case Ending::FilingAtWindow:
        return { Phrase::EndedFileAtWindow, {} };
    case Ending::SettlementDone:
        return { Phrase::EndedSettleDone, {} };
    case Ending::SettlementPending:
        return { Phrase::EndedSettlePending, {} };
    case Ending::SettlementAtWindow:
        return { Phrase::EndedSettleAtWindow, {} };
    case Ending::SettlementProvisional:
        return { Phrase::EndedSettleProvisional, {} };
    case Ending::SettlementRefused:
        return { Phrase::EndedSettleRefused, {} };
    }
    return {};
}

Words sayCodeNeedsLink()
{
    return { Phrase::CodeNeedsLink, {} };
}

Button backButton()
{
    return { QStringLiteral("back"), { Phrase::Back, {} } };
}

Button menuButton()
{
    return { QStringLiteral("menu"), { Phrase::BackToMenu, {} } };
}

Button doneButton()
{
    return { QStringLiteral("done"), { Phrase::Done, {} }, Button::Role::Primary };
}

} // namespace yidi
