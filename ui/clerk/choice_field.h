// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/view.h"
#include "ui/theme/tokens.h"

#include <QLineEdit>

class QListWidget;

namespace yidi {

/// One of several, found by typing: its id, part of its name or the initials of its name (首字母).
/// The list opens over the window, not beside it, and closes with Return, Tab or Esc.
class ChoiceField : public QLineEdit {
    Q_OBJECT
public:
    ChoiceField(const Tokens& tokens, QWidget* parent);

    void setOptions(const std::vector<desk::Field::Option>& options);
    void setChoice(const QString& id);
    const QString& choice() const { return m_choice; }
    bool isOpen() const;
    /// Whether a key belongs to the open list, or opens it.
    bool wants(const QKeyEvent& event) const;

Q_SIGNALS:
    void picked(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QString labelOf(const QString& id) const;
    void filter(const QString& typed);
    void open(const QString& typed);
    void close();
    void move(int by);
    void take();

    const Tokens m_tokens;
    std::vector<desk::Field::Option> m_options;
    QString m_choice;
    QListWidget* m_list = nullptr;
};

} // namespace yidi
