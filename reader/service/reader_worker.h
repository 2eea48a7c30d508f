// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/cards/catalogue.h"
#include "reader/pcsc/pcsc.h"

#include <QObject>

#include <functional>

namespace yidi {

/// Runs in the asker's thread and tells it the answer.
using Delivery = std::function<void()>;

/// An error promises that nothing on the card was changed or used up, so the question may be asked
/// once more. What must not be repeated is a delivery, good or bad.
using CardAnswer = Result<Delivery>;

/// What to do with one card. It crosses threads, so it holds values only.
struct CardJob {
    quint64 id = 0;
    CardShare share = CardShare::Shared;
    quint16 insertions = 0; ///< which insertion is meant
    QDeadlineTimer deadline;
    std::function<CardAnswer(PcscCard&, CardCatalogue&)> work;
};

/// Works for one reader in a thread of its own, one job after the other. It answers by a queued
/// signal, so it may be left behind in a reader that hangs and never touches an asker that is gone.
class ReaderWorker : public QObject {
    Q_OBJECT
public:
    ReaderWorker(const QString& reader, const QString& mapDirectory);

    void post(CardJob job); ///< from any thread

Q_SIGNALS:
    void answered(quint64 job, const yidi::Delivery& deliver);
    /// `outOfSight`: because the service, the reader or that insertion is not there; the monitor
    /// has the word on which.
    void failed(quint64 job, const yidi::Error& error, bool outOfSight);

private:
    void run(const CardJob& job);
    CardAnswer work(const CardJob& job);
    bool isInSight(const CardJob& job);

    PcscReader m_reader;
    CardCatalogue m_catalogue;
};

} // namespace yidi
