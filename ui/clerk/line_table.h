// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/view.h"
#include "ui/clerk/echo.h"
#include "ui/theme/tokens.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace yidi {

/// The lines of a table. What changes is told line by line, so that cursor and eye stay where they
/// are while others come and go.
class LineModel : public QAbstractTableModel {
    Q_OBJECT
public:
    LineModel(bool numbered, QObject* parent);

    void setTable(const desk::Table& table);
    const desk::Table& table() const { return m_table; }
    QString idAt(int row) const;
    int rowOf(const QString& id) const;
    /// Rows the last table brought or changed, from … up to before; the rest is as it was.
    std::pair<int, int> touched() const { return m_touched; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void setLines(const std::vector<desk::Table::Line>& lines);

    const bool m_numbered;
    desk::Table m_table;
    std::pair<int, int> m_touched;
};

/// A table with a cursor. The first column shows marks, or the digits that mark.
class LineTable : public QTableView {
    Q_OBJECT
public:
    LineTable(const Tokens& tokens, bool numbered, QWidget* parent);

    void show(const desk::Table& table, const QString& name);
    QString currentId() const;
    const desk::Table& table() const { return m_model->table(); }
    /// Turns the mark of the line with the cursor.
    void markCurrent();
    /// Turns the mark of the n-th line; false when there is none.
    bool markNumber(int number);
    /// Marks all lines, or when all are, none.
    void markAll();
    /// Marks from the cursor one line up or down and takes the cursor along.
    void extend(int by);
    int fullHeight() const;
    /// The most of `height` that cuts no line in two.
    int wholeLines(int height) const;
    void keyboardSearch(const QString&) override { } // letters go to the search box

Q_SIGNALS:
    void chosen(const QString& line);
    void marked(const QString& line);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void measure();
    void share();
    void settleCursor(const QString& wanted, const QString& before, int row);
    void setRow(int row);

    const Tokens m_tokens;
    const bool m_numbered;
    LineModel* m_model;
    Echo m_cursor;
    std::vector<int> m_wide; ///< natural widths of the columns
    bool m_showing = false;
};

} // namespace yidi
