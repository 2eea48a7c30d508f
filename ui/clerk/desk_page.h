// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "app/desk/view.h"
#include "ui/clerk/echo.h"
#include "ui/clerk/entry_form.h"
#include "ui/theme/tokens.h"

#include <QWidget>

class QLineEdit;
class QScrollArea;

namespace yidi {

class FactPanels;
class KeyLine;
class LineTable;
class NoticeLine;
class TextLabel;

/// The page of a module: title and search box, the form beside table and panels, what has been
/// done, the keys, the state of things. Parts a View does not have are not there.
class DeskPage : public QWidget {
    Q_OBJECT
public:
    DeskPage(const Tokens& tokens, QWidget* parent);

    void show(const desk::View& view);
    void setTraining(bool training);

    /// Null when the View has none.
    QLineEdit* search() const;
    LineTable* table() const;
    EntryForm* form() const { return m_form; }
    /// Where the keyboard belongs on a page that has just come.
    QWidget* home() const;
    /// What takes the focus, part by part in the order of F6 and Tab.
    std::vector<std::vector<QWidget*>> parts() const;

Q_SIGNALS:
    void pressed(const QString& id);
    void chosen(const QString& line);
    void marked(const QString& line);
    void typed(const QString& field, const QString& text);
    void secretTyped(const std::shared_ptr<yidi::SecretBuffer>& secret);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool isLogIn() const;
    bool isBeside() const;
    int formRoomHeight() const;
    void arrange();
    void arrangeHead(QRect& room);
    void arrangeMiddle(QRect room);
    void arrangeLogIn(const QRect& room);

    const Tokens m_tokens;
    struct Has {
        bool modules = false;
        bool search = false;
        bool form = false;
        bool table = false;
        bool panels = false;
        bool status = false;
    } m_has; ///< parts the View has
    Echo m_searched;
    TextLabel* m_title;
    TextLabel* m_training;
    QLineEdit* m_search;
    EntryForm* m_form;
    QScrollArea* m_formRoom;
    LineTable* m_table;
    FactPanels* m_panels;
    NoticeLine* m_notice;
    KeyLine* m_keys;
    KeyLine* m_status;
    QRect m_brand;
    int m_statusTop = 0;
    bool m_isTraining = false;
};

} // namespace yidi
