// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

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

/// Where a kind of card keeps its basic data, version by version; data from resources/cards.
struct FileMap {
    struct Version {
        QString prefix; ///< the first three characters of the version text
        std::vector<RecordSpec> records;
    };

    QByteArray application; ///< name to select
    RecordSpec version;
    RecordSpec identity; ///< the record no two cards share, in every version
    std::vector<Version> versions; ///< oldest first

    /// The version `text` names; an empty text means the oldest. Null when we know none such.
    const Version* find(const QString& text) const;
};

/// Reads DIR/<card>.json; an empty `directory` is the map built into the program.
Result<FileMap> loadFileMap(const QString& directory, const QString& card);

} // namespace yidi
