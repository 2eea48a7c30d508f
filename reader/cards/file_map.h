// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "reader/authenticator.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace yidi {

/// How a record's value is written on the card.
enum class RecordForm {
    Text, ///< "an": GB18030, padded right with zeros
    Digits, ///< "cn": packed decimal digits, padded right with F
    Hex, ///< "hex": bytes, all of them
    Date, ///< "date": eight packed digits; blank when unknown
};

/// One record of a file: where it is, how long, what it says.
struct RecordSpec {
    quint8 file = 0; ///< short file id (短文件标识符)
    quint8 tag = 0; ///< also the record's identifier
    quint8 length = 0; ///< of the value, so that the exact answer is asked for
    RecordForm form = RecordForm::Text;
    QString field; ///< two text records of one field are joined
    bool optional = false;
};

/// A file behind a key: external authentication comes before its first record.
struct FileLock {
    quint8 file = 0; ///< short file id
    quint8 key = 0; ///< number of the card's key: high bit local to the application, low nibble
};

/// Where a kind of card keeps its data, version by version; data from resources/cards.
struct FileMap {
    /// The application of the medical insurance (社会保险2, DF04), read after a PIN or its key.
    struct Medical {
        QByteArray application; ///< AID
        quint8 key = 0;
        std::vector<RecordSpec> records;
    };
    struct Version {
        QString prefix; ///< the first three characters of the version text
        std::vector<RecordSpec> records;
        std::optional<FileLock> lock;
        std::optional<Medical> medical;
    };

    QByteArray application; ///< name to select
    RecordSpec version;
    RecordSpec identity; ///< the record no two cards share, in every version
    quint8 pinReference = 0; ///< the PIN is one of the environment, the same in every version
    /// What cards reckon with that do not say so, by the beginning of their region; the longest
    /// that fits, "" fits all.
    std::map<QString, CardAlgorithm> defaultAlgorithms;
    std::vector<Version> versions; ///< oldest first

    /// The version `text` names; an empty text means the oldest. Null when we know none such.
    const Version* find(const QString& text) const;
    std::optional<CardAlgorithm> defaultAlgorithm(const QString& cardSn) const;
};

/// By the number cards call it; none when it is another.
std::optional<CardAlgorithm> cardAlgorithm(quint8 number);

/// Reads DIR/<card>.json; an empty `directory` is the map built into the program. Nothing in it is
/// passed over: an unknown member, a record named twice or a file too long is `BadInput`, and the
/// detail names the place.
Result<FileMap> loadFileMap(const QString& directory, const QString& card);

} // namespace yidi
