// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/service/card_service.h"
#include "reader/training/training_card.h"

#include <QStringList>

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace yidi::test {

// Every command of a flow × a fault, on real pcscd and vpcd. Seven readers of one pcscd are seven
// lanes, each a thread with a training card and a card service of its own.

/// The service has room for sixteen slots, two to each of our readers, and waiting for new readers
/// takes one.
constexpr int sweepReaders = 7;

/// What is asked of a card.
struct Flow {
    enum class Ask { Read, Verify };
    const char* name;
    const char* person;
    Ask ask = Ask::Read;
    const char* pin = "";
};

const std::vector<Flow>& flows();

struct Case {
    const Flow* flow = nullptr;
    CardFault fault;
    QString name; ///< "2.0 read: mute@3"
};

/// One reader, its card and what is asked of it. Lives in one thread.
class Lane {
public:
    explicit Lane(int reader);
    ~Lane();

    /// Commands and bytes of the flow when nothing fails; `failure` when it did.
    TrainingCard::Traffic measure(const Flow& flow, QString& failure);
    /// Empty when the outcome was one that may be.
    QString run(const Case& one);

private:
    /// Of one question.
    struct Outcome {
        bool answered = false;
        std::optional<SocialSecurityCard> card;
        Error error;
        PinOutcome pin;
        int pinsPresented = 0;
    };

    QString putIn(const QString& person, const CardFault& fault = {});
    QString takeOut();
    Outcome ask(const Flow& flow);
    QString judge(const Case& one, const Outcome& outcome) const;
    QString judgeRead(const Case& one, const Outcome& outcome) const;
    QString judgePin(const Case& one, const Outcome& outcome) const;
    bool waitFor(const std::function<bool()>& reached);

    const QString m_reader;
    TrainingCard& m_card;
    CardService m_service;
    QString m_person; ///< whose card is in, well and read
    bool m_isReady = false; ///< the service has told what is in
    CardToken m_token = 0; ///< 0: none is in
    Outcome m_outcome;
};

/// Runs every case on every lane; gives what was wrong, one line each.
QStringList sweep(const std::vector<Case>& cases);
/// Commands of each flow, in the order of `flows()`; empty and said why when one cannot be run.
std::vector<TrainingCard::Traffic> measureFlows();
/// The fault at each command of each flow.
std::vector<Case> atEachCommand(
    const std::vector<TrainingCard::Traffic>& traffic, const QStringList& faults);

} // namespace yidi::test
