// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "app/desk/view.h"
#include "ui/clerk/echo.h"
#include "ui/theme/tokens.h"

#include <QWidget>

#include <memory>
#include <vector>

class QGridLayout;

namespace yidi {

class TextLabel;

/// Fields to fill in. A field that was there stays, with what is typed in it and the focus.
class EntryForm : public QWidget {
    Q_OBJECT
public:
    EntryForm(const Tokens& tokens, QWidget* parent);
    /// How many fields may stand side by side when there are many.
    void setColumns(int columns);

    void show(const desk::Form& form);
    /// The field the desk wants filled, else the first that can be.
    QWidget* focusField() const;
    bool holds(const QWidget* widget) const;
    /// Puts the cursor into the next field; false when `from` is the last.
    bool advance(const QWidget* from);
    QWidget* firstField() const;
    /// A password is the last to be typed.
    bool endsInSecret() const;
    std::vector<QWidget*> fields() const;

Q_SIGNALS:
    void typed(const QString& field, const QString& text);
    void secretTyped(const std::shared_ptr<yidi::SecretBuffer>& secret);

private:
    struct Line {
        desk::Field shown;
        TextLabel* label = nullptr;
        QWidget* editor = nullptr;
        TextLabel* problem = nullptr;
        Echo echo;
        bool stretches = false;
    };
    std::unique_ptr<Line> makeLine(const desk::Field& field);
    QWidget* makeEditor(Line* line);
    void tell(Line* line, const QString& text);
    void fill(Line& line, const desk::Field& field);
    void enable(const Line& line, bool enabled);
    void setText(Line& line, const QString& text);
    void arrange();
    void drop(const Line& line);

    const Tokens m_tokens;
    int m_columns = 1;
    QGridLayout* m_grid = nullptr;
    std::vector<std::unique_ptr<Line>> m_lines; ///< editors hold on to theirs
    QString m_focus;
    QString m_heldBack; ///< had the focus when it was disabled
};

/// A date as it is spelled here: "20170331" and "2017-3-31" are "2017-03-31". What is none stays.
QString spelledDate(const QString& typed);

} // namespace yidi
