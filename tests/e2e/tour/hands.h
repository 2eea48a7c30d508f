// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QPoint>
#include <QString>

#include <memory>

namespace yidi {

/// A person's hands, and the picture before them: real pointer and key events through the X
/// server's test extension, so that whatever would stop a person (a window in front, a dead grab)
/// stops the tour too.
class Hands {
public:
    /// `display`: of the X server; empty for the environment's.
    explicit Hands(const QString& display = {});
    ~Hands();
    bool ready() const;
    /// The whole screen as it stands.
    QImage picture() const;

    void click(const QPoint& where);
    /// What stands on a keyboard without composing: letters, digits, the hyphen.
    void type(const QString& text);
    /// One key with what is held down with it: "F8", "Ctrl+Return", "Alt+1".
    void key(const QString& keys);
    /// What a scanner that plays a keyboard sends: everything at once, then Enter.
    void scan(const QString& code);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace yidi
