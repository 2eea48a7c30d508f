// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "reader/training/virtual_card.h"

#include <QString>

#include <vector>

namespace yidi {

/// An invented person of the training world and the card that person carries.
struct TrainingPerson {
    QString id; ///< named by the case, "NX-01"
    CardImage card;
    QString name;
    QString note; ///< the case they play
    QString version; ///< of the card
    QString region; ///< that issued it
    QString validTo;
};

/// Reads people.json; an empty path is the file built into the program.
Result<std::vector<TrainingPerson>> loadTrainingPeople(const QString& path = {});

} // namespace yidi
