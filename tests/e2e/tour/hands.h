// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPoint>
#include <QString>

#include <memory>

namespace yidi {

/// A person's hands: real pointer and key events through the X server's test extension, so that
/// whatever would stop a person (a window in front, a dead grab) stops the tour too.
class Hands {
public:
    Hands();
    ~Hands();
    bool ready() const;

    void click(const QPoint& where);
    void type(const QString& digits);
    /// What a scanner that plays a keyboard sends: everything at once, then Enter.
    void scan(const QString& code);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace yidi
