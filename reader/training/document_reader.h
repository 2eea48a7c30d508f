// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"

#include <QStringList>

namespace yidi {

/// A document helper (reader/credentials/helper_protocol.md) without a reader, for training and for
/// tests. A file says what lies on it and what goes wrong, and is looked at again and again:
/// `{"person":"NX-01"}` for the identity card of somebody in people.json, `{"document":{…}}` for
/// anything else, `"fault"` beside it; no file: nothing lies there.
class TrainingDocumentReader {
public:
    explicit TrainingDocumentReader(QString showFile);

    /// Serves until its input ends, or until a fault ends it.
    int run(int in, int out);

private:
    void look();
    bool takeInput();
    void takeLine(const QByteArray& line);
    void takeRead(const QString& id);
    bool has(const char* fault) const;
    void say(const QByteArray& text) const;
    void sayLine(const Json& line) const;
    void sayEvent(const char* event) const;

    const QString m_showFile;
    int m_in = 0;
    int m_out = 1;
    QByteArray m_bytes;
    bool m_open = false;
    QByteArray m_shown; ///< the file as last read
    Json m_document; ///< null: nothing lies there
    QString m_fault;
};

/// The names of everything that can go wrong.
QStringList trainingReaderFaults();

} // namespace yidi
