// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace yidi {

/// Everything Yidi can say, by name. `ui/text/words.cpp` holds the words; its switch has no
/// default, so the compiler asks for each. Arguments are %1, %2 … in the order of `Words::args`.
/// `Plain` is the first argument as it stands: data, never prose.
// clang-format off
#define YIDI_PHRASES(X) \
    X(Plain) \
    /* the frame around every page */ \
    X(ProductName) \
    X(Online) \
    X(Offline) \
    X(Connecting) \
    X(PendingRecords) \
    X(TrainingMark) \
    X(ElderSize) \
    X(StandardSize) \
    X(HighContrast) \
    X(NormalContrast) \
    X(CallStaff) \
    X(FinishAndTakeCard) \
    X(Finish) \
    X(StepOfSteps) \
    X(PageOfPages) \
    X(OfflineBanner) \
    /* buttons many pages share */ \
    X(Back) \
    X(Next) \
    X(Continue) \
    X(Change) \
    X(Done) \
    X(TryAgain) \
    X(Print) \
    X(BackToMenu) \
    /* the PIN pad */ \
    X(PinTitle) \
    X(PinCover) \
    X(PinDigits) \
    X(PinTriesLeft) \
    X(PinWrong) \
    X(PinClear) \
    X(PinErase) \
    X(PinOk) \
    X(PinCheckingTitle) \
    X(PinCheckingNow) \
    /* the scanner */ \
    X(ScanAgainTitle) \
    X(ScanHow) \
    X(ScanRefused) \
    X(ScanOther) \
    X(CodeNeedsLink) \
    X(CardInstead) \
    X(BackToStart) \
    /* nobody here, or the beginning of a visit */ \
    X(WelcomeTitle) \
    X(WelcomeHow) \
    X(WelcomeOrCodeTitle) \
    X(WelcomeCodeHow) \
    X(WelcomeServices) \
    X(ServiceFile) \
    X(ServiceSettle) \
    X(NoticeReader) \
    X(ReadingTitle) \
    X(ReadingNow) \
    X(AskingTitle) \
    X(AskingNow) \
    X(AskingSafe) \
    X(IdentityTitle) \
    X(IdentityYes) \
    X(IdentityNo) \
    X(IdentityNotMe) \
    X(IdentityFromCard) \
    X(LabelName) \
    X(LabelCertNo) \
    X(LabelInsuredPlace) \
    X(LabelScheme) \
    X(LabelCardValid) \
    X(LabelPhone) \
    X(MenuTitle) \
    X(MenuFile) \
    X(MenuFileDetail) \
    X(MenuSettle) \
    X(MenuSettleDetail) \
    X(MenuSettleOffline) \
    /* filing */ \
    X(FileWhyTitle) \
    X(FileWhyLongTerm) \
    X(FileWhyLongTermDetail) \
    X(FileWhyReferral) \
    X(FileWhyReferralDetail) \
    X(FileWhyEmergency) \
    X(FileWhyEmergencyDetail) \
    X(FileWhyTemporary) \
    X(FileWhyTemporaryDetail) \
    X(FileWhereTitle) \
    X(FileWhereHint) \
    X(FileWhereHere) \
    X(FileWhereOther) \
    X(FileWhenTitle) \
    X(FileWhenToday) \
    X(FileWhenAdmission) \
    X(FileCheckTitle) \
    X(FileCommitment) \
    X(FileCommitmentByCode) \
    X(FileConfirm) \
    X(FileConfirmByCode) \
    X(LabelWhy) \
    X(LabelWhere) \
    X(LabelBegin) \
    X(LabelEnd) \
    X(NoEnd) \
    X(EndByPolicy) \
    X(EmergencyTitle) \
    X(EmergencyNote) \
    X(OtherCityTitle) \
    X(OtherCityNote) \
    X(FileSendingTitle) \
    X(FileSendingNow) \
    X(FileSendingSafe) \
    X(StoringNow) \
    X(FileDoneTitle) \
    X(FileAcceptedTitle) \
    X(FileStoredTitle) \
    X(FileRefusedTitle) \
    X(FileDoneNext) \
    X(FileAcceptedNext) \
    X(FileStoredNext) \
    X(FileRefusedNext) \
    X(LabelFilingNumber) \
    X(LabelRecordNumber) \
    /* settlement */ \
    X(SettleFindingTitle) \
    X(SettleFindingNow) \
    X(SettleChooseTitle) \
    X(SettleVisit) \
    X(SettleVisitOpen) \
    X(SettleNotDischarged) \
    X(SettleMoreVisits) \
    X(SettleAskingTitle) \
    X(SettleAskingNow) \
    X(SettleNothingCharged) \
    X(SettleAmountsTitle) \
    X(SettleEstimate) \
    X(SettleWhy) \
    X(SettleWhyTitle) \
    X(SettleContinue) \
    X(SettleCheckTitle) \
    X(SettleConfirm) \
    X(SettleConfirmByCode) \
    X(SettleConfirmNote) \
    X(SettleConfirmNoteByCode) \
    X(SettleChangedNote) \
    X(AmountTotal) \
    X(AmountFund) \
    X(AmountPerson) \
    X(AmountPool) \
    X(AmountMajor) \
    X(AmountLarge) \
    X(AmountCivil) \
    X(AmountEnterprise) \
    X(AmountAssistance) \
    X(AmountOther) \
    X(AmountAccount) \
    X(AmountFamily) \
    X(AmountCash) \
    X(SettleSendingTitle) \
    X(SettleSendingNow) \
    X(SettleSendingSafe) \
    X(SettleDoneTitle) \
    X(SettleDoneNext) \
    X(SettlePendingTitle) \
    X(SettlePendingNext) \
    X(SettleRefusedTitle) \
    X(SettleRefusedNext) \
    X(LabelSettlementNumber) \
    X(LabelVisit) \
    X(LabelHospital) \
    X(LabelStay) \
    X(LabelDays) \
    X(FromTo) \
    X(DayCount) \
    /* outcomes and paper */ \
    X(StatusDone) \
    X(StatusAccepted) \
    X(StatusStoredHere) \
    X(StatusResultPending) \
    X(StatusRefused) \
    X(PaperFailed) \
    X(PaperFilingSlip) \
    X(PaperStatement) \
    X(PaperStation) \
    X(PaperPrintedAt) \
    X(PaperSettledAt) \
    X(PaperCheckHint) \
    X(PaperTraining) \
    X(PaperFundPart) \
    X(PaperBillPart) \
    X(PaperPersonPart) \
    X(PaperExplanation) \
    X(PaperPolicy) \
    X(PaperSignature) \
    X(PaperCheckCode) \
    X(PaperWindowTicket) \
    X(PaperAcceptance) \
    X(PaperOperation) \
    X(PaperWhyWindow) \
    X(PaperBring) \
    X(PaperBringIdentity) \
    X(PaperAtWindowNext) \
    X(PaperCancelledNext) \
    X(PaperExtendedNext) \
    X(PaperChangedNext) \
    X(PaperSeen) \
    X(PaperAsked) \
    X(PaperDue) \
    X(PaperOperator) \
    X(PaperOffice) \
    /* filing for another city, for somebody else, on a commitment */ \
    X(InitialsTyped) \
    X(InitialsNone) \
    X(InitialsMore) \
    X(NumberNothing) \
    X(ReadAloud) \
    X(StatusAtWindow) \
    X(InitialsOther) \
    X(MenuFileOther) \
    X(MenuFileOtherDetail) \
    X(MenuFileOtherOffline) \
    X(FileOtherNumberTitle) \
    X(FileOtherNumberHint) \
    X(NumberLength) \
    X(NumberCheck) \
    X(NumberOwn) \
    X(NumberPhone) \
    X(FileOtherUnknown) \
    X(FileOtherNoLink) \
    X(FileOtherTitle) \
    X(FileOtherYes) \
    X(FileOtherNo) \
    X(FileRelationTitle) \
    X(FileRelationHint) \
    X(FileForOther) \
    X(FileProvinceTitle) \
    X(FileCityTitle) \
    X(InitialsHint) \
    X(FileWhereOtherDetail) \
    X(FileWhenNextMonth) \
    X(FileUntilTitle) \
    X(FileUntilMonths) \
    X(FilePhoneTitle) \
    X(FilePhoneHint) \
    X(PhoneNone) \
    X(FileEffectBoth) \
    X(FileEffectOnly) \
    X(FileContinue) \
    X(FileReplaceTitle) \
    X(FileReplaceYes) \
    X(FileReplaceNo) \
    X(FileNotNeededTitle) \
    X(FileNotNeededNote) \
    X(PromiseTitle) \
    X(PromiseText) \
    X(PromiseTextForOther) \
    X(PromiseSignByPin) \
    X(PromiseSignByCode) \
    X(PromiseAgree) \
    /* my filings, a window that goes on, what stands in the way */ \
    X(ExtendDoneTitle) \
    X(ChangeDoneTitle) \
    X(CancelDoneTitle) \
    X(AmendAcceptedTitle) \
    X(AmendRefusedTitle) \
    X(AmendRefusedNext) \
    X(WindowTitle) \
    X(WindowNext) \
    X(WindowStoredNext) \
    X(LabelCheckCode) \
    X(EndedFileAtWindow) \
    X(PinForgot) \
    X(NewsPapers) \
    X(NewsRefused) \
    X(NewsSuspended) \
    X(NewsExpires) \
    X(NewsAtWindow) \
    X(NewsInReview) \
    X(NewsStarts) \
    X(NewsInEffect) \
    X(NewsAsOf) \
    X(IdentityRemembered) \
    X(MenuMore) \
    X(MenuMoreDetail) \
    X(MenuMoreTitle) \
    X(MenuMine) \
    X(MenuMineDetail) \
    X(MenuPreCheck) \
    X(MenuPreCheckDetail) \
    X(HelpCalling) \
    X(HelpReached) \
    X(HelpNotReached) \
    X(HelpKeepCard) \
    X(LabelHelp) \
    /* time, the end, help and trouble */ \
    X(MoreTimeTitle) \
    X(MoreTimeSeconds) \
    X(MoreTimeContinue) \
    X(TakeCardTitle) \
    X(TakeCardDone) \
    X(CardOutTitle) \
    X(GoodbyeTitle) \
    X(GoodbyeDone) \
    X(EndedNothingSent) \
    X(EndedFileDone) \
    X(EndedFileAccepted) \
    X(EndedFileStored) \
    X(EndedFileRefused) \
    X(EndedSettleDone) \
    X(EndedSettlePending) \
    X(EndedSettleRefused) \
    X(HelpTitle) \
    X(HelpNote) \
    X(HelpNoteNoCard) \
    X(LabelStation) \
    X(LabelPage) \
    X(ErrorCodeLabel) \
    X(SafeNothingSent)
// clang-format on

enum class Phrase {
#define YIDI_ONE(name) name,
    YIDI_PHRASES(YIDI_ONE)
#undef YIDI_ONE
};

inline constexpr Phrase allPhrases[] = {
#define YIDI_ONE(name) Phrase::name,
    YIDI_PHRASES(YIDI_ONE)
#undef YIDI_ONE
};

} // namespace yidi
