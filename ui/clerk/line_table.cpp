// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clerk/line_table.h"

#include "ui/text/frame_words.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>
#include <numeric>

namespace yidi {

namespace {

using Tone = desk::Table::Tone;

constexpr int measured = 200; ///< lines looked at for the widths of columns

QColor toneColor(const Tokens& t, Tone tone)
{
    switch (tone) {
    case Tone::Normal:
        break;
    case Tone::Attention:
        return t.attention;
    case Tone::Alarm:
        return t.danger;
    }
    return {};
}

class LineDelegate : public QStyledItemDelegate {
public:
    LineDelegate(const Tokens& tokens, const LineTable* table)
        : m_tokens(tokens)
        , m_table(table)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        const Tokens& t = m_tokens;
        const bool current = m_table->currentIndex().row() == index.row();
        const bool inverted = current && t.look.contrast;
        painter->fillRect(option.rect, inverted ? t.primary : current ? t.primarySoft : t.surface);
        painter->fillRect(
            QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.hairline);
        const auto& line = m_table->table().lines[static_cast<std::size_t>(index.row())];
        const QColor ink = inverted ? t.onPrimary : t.text;
        const QString text = index.data(Qt::DisplayRole).toString();
        if (index.column() == 0) {
            if (const QColor mark = toneColor(t, line.tone); mark.isValid() && !inverted)
                painter->fillRect(
                    option.rect.adjusted(0, 0, t.px(8) - option.rect.width(), -1), mark);
            painter->setFont(t.font(TextSize::Body, true));
            painter->setPen(inverted ? ink : line.marked ? t.primary : t.text2);
            painter->drawText(option.rect.adjusted(t.px(8), 0, 0, 0), Qt::AlignCenter, text);
            return;
        }
        const QFont font = t.font(TextSize::Body, line.marked && index.column() == 1);
        const QRect room = option.rect.adjusted(t.px(16), 0, -t.px(8), 0);
        painter->setFont(font);
        painter->setPen(ink);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width()));
    }

private:
    const Tokens m_tokens;
    const LineTable* m_table;
};

} // namespace

LineModel::LineModel(bool numbered, QObject* parent)
    : QAbstractTableModel(parent)
    , m_numbered(numbered)
{
}

QString LineModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_table.lines[static_cast<std::size_t>(row)].id
                                        : QString();
}

int LineModel::rowOf(const QString& id) const
{
    const auto& lines = m_table.lines;
    const auto found = std::find_if(
        lines.begin(), lines.end(), [&](const desk::Table::Line& line) { return line.id == id; });
    return found == lines.end() || id.isEmpty() ? -1 : static_cast<int>(found - lines.begin());
}

void LineModel::setTable(const desk::Table& table)
{
    if (table.columns != m_table.columns) {
        beginResetModel();
        m_table = table;
        m_touched = { 0, static_cast<int>(table.lines.size()) };
        endResetModel();
        return;
    }
    m_table.current = table.current;
    m_table.empty = table.empty;
    setLines(table.lines);
}

void LineModel::setLines(const std::vector<desk::Table::Line>& lines)
{
    auto& mine = m_table.lines;
    const auto sameId = [](const auto& a, const auto& b) { return a.id == b.id; };
    const auto shorter = std::min(mine.size(), lines.size());
    std::size_t head = 0;
    while (head < shorter && sameId(mine[head], lines[head]))
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head
        && sameId(mine[mine.size() - 1 - tail], lines[lines.size() - 1 - tail]))
        ++tail;
    const auto at = [](auto& all, std::size_t i) { return all.begin() + std::ptrdiff_t(i); };
    if (mine.size() - tail > head) {
        beginRemoveRows({}, int(head), int(mine.size() - tail) - 1);
        mine.erase(at(mine, head), at(mine, mine.size() - tail));
        endRemoveRows();
    }
    if (lines.size() - tail > head) {
        beginInsertRows({}, int(head), int(lines.size() - tail) - 1);
        mine.insert(at(mine, head), at(lines, head), at(lines, lines.size() - tail));
        endInsertRows();
    }
    m_touched = { int(head), int(lines.size() - tail) };
    if (m_touched.first >= m_touched.second)
        m_touched = { int(lines.size()), 0 };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (mine[i] == lines[i])
            continue;
        mine[i] = lines[i];
        m_touched = { std::min(m_touched.first, int(i)), std::max(m_touched.second, int(i) + 1) };
        Q_EMIT dataChanged(index(int(i), 0), index(int(i), columnCount() - 1));
    }
}

int LineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.lines.size());
}

int LineModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size()) + 1;
}

QVariant LineModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const desk::Table::Line& line = m_table.lines[static_cast<std::size_t>(index.row())];
    const bool spoken = role == Qt::AccessibleTextRole;
    if (!spoken && role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (index.column() == 0) {
        QString text = m_numbered && index.row() < 9 ? QString::number(index.row() + 1) : QString();
        if (line.marked)
            text += spoken ? QLatin1Char(' ') + word(Phrase::WindowMarked) : QString(QChar(0x2713));
        return text;
    }
    const auto cell = static_cast<std::size_t>(index.column()) - 1;
    return cell < line.cells.size() ? say(line.cells[cell]) : QString();
}

QVariant LineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= columnCount())
        return {};
    if (section == 0)
        return role == Qt::AccessibleTextRole ? word(Phrase::WindowMark) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    return say(m_table.columns[static_cast<std::size_t>(section) - 1]);
}

LineTable::LineTable(const Tokens& tokens, bool numbered, QWidget* parent)
    : QTableView(parent)
    , m_tokens(tokens)
    , m_numbered(numbered)
    , m_model(new LineModel(numbered, this))
{
    setItemDelegate(new LineDelegate(tokens, this));
    itemDelegate()->setParent(this);
    setModel(m_model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(tokens.smallestTarget);
    verticalHeader()->setDefaultSectionSize(tokens.target);
    QHeaderView* head = horizontalHeader();
    head->setFont(tokens.font(TextSize::Caption, true));
    head->setSectionResizeMode(QHeaderView::Fixed);
    head->setMinimumSectionSize(tokens.px(40));
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setHighlightSections(false);
    head->setSectionsClickable(false);
    QPalette colors = head->palette();
    colors.setColor(QPalette::ButtonText, tokens.text2);
    head->setPalette(colors);
    connect(this, &QAbstractItemView::doubleClicked, this, [this] { markCurrent(); });
}

QString LineTable::currentId() const
{
    return m_model->idAt(currentIndex().row());
}

void LineTable::show(const desk::Table& table, const QString& name)
{
    setAccessibleName(name);
    const bool sameColumns = table.columns == m_model->table().columns;
    const QString before = currentId();
    const int row = currentIndex().row();
    const int rows = m_model->rowCount();
    const int top = rowAt(0);
    m_showing = true;
    m_model->setTable(table);
    m_showing = false;
    const auto [from, to] = m_model->touched();
    const bool sameLines = from >= to && rows == m_model->rowCount();
    settleCursor(table.current, before, row);
    // Lines that come or go above leave the cursor where the eye is.
    if (const int now = currentIndex().row(); !sameLines && row >= 0 && now >= 0 && top >= 0)
        verticalScrollBar()->setValue(top + now - row);
    if (!sameColumns)
        m_wide.clear();
    if (!sameLines)
        measure();
    viewport()->update();
}

void LineTable::settleCursor(const QString& wanted, const QString& before, int row)
{
    const bool news = m_cursor.isNews(wanted);
    int to = news ? m_model->rowOf(wanted) : -1;
    if (to < 0)
        to = m_model->rowOf(before);
    if (to >= 0)
        return setRow(to);
    // The line is gone: the one that took its place, and the desk is told.
    to = std::min(std::max(row, 0), m_model->rowCount() - 1);
    setRow(to);
    const QString id = m_model->idAt(to);
    if (!id.isEmpty() && id != wanted) {
        m_cursor.said(id);
        QMetaObject::invokeMethod(
            this, [this, id] { Q_EMIT chosen(id); }, Qt::QueuedConnection);
    }
}

void LineTable::setRow(int row)
{
    if (row < 0 || row == currentIndex().row())
        return;
    m_showing = true;
    setCurrentIndex(m_model->index(row, 1));
    m_showing = false;
}

void LineTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    if (m_showing || current.row() == previous.row() || !current.isValid())
        return;
    const QString id = m_model->idAt(current.row());
    m_cursor.said(id);
    Q_EMIT chosen(id);
}

QModelIndex LineTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (m_model->rowCount() == 0)
        return {};
    if (action == MoveHome)
        return m_model->index(0, 1);
    if (action == MoveEnd)
        return m_model->index(m_model->rowCount() - 1, 1);
    if (action == MoveLeft || action == MoveRight)
        return currentIndex();
    return QTableView::moveCursor(action, modifiers);
}

void LineTable::markCurrent()
{
    if (const QString id = currentId(); !id.isEmpty())
        Q_EMIT marked(id);
}

bool LineTable::markNumber(int number)
{
    const QString id = m_model->idAt(number - 1);
    if (id.isEmpty())
        return false;
    setCurrentIndex(m_model->index(number - 1, 1));
    Q_EMIT marked(id);
    return true;
}

void LineTable::markAll()
{
    const auto lines = m_model->table().lines; // the desk may answer each with another table
    const bool all =
        std::all_of(lines.begin(), lines.end(), [](const auto& line) { return line.marked; });
    for (const desk::Table::Line& line : lines)
        if (line.marked == all)
            Q_EMIT marked(line.id);
}

void LineTable::extend(int by)
{
    const auto markHere = [this] {
        const int row = currentIndex().row();
        if (row >= 0 && !m_model->table().lines[static_cast<std::size_t>(row)].marked)
            markCurrent();
    };
    markHere();
    const int to = currentIndex().row() + by;
    if (to < 0 || to >= m_model->rowCount())
        return;
    setCurrentIndex(m_model->index(to, 1));
    markHere();
}

int LineTable::fullHeight() const
{
    return horizontalHeader()->sizeHint().height()
        + std::max(1, m_model->rowCount()) * verticalHeader()->defaultSectionSize();
}

int LineTable::wholeLines(int height) const
{
    const int head = horizontalHeader()->sizeHint().height();
    const int line = verticalHeader()->defaultSectionSize();
    return head + std::max(1, (height - head) / line) * line;
}

void LineTable::measure()
{
    const int columns = m_model->columnCount();
    if (columns == 0)
        return;
    m_wide.resize(static_cast<std::size_t>(columns), 0);
    m_wide[0] = m_tokens.px(m_numbered ? 88 : 64);
    const QFontMetrics body(m_tokens.font(TextSize::Body, true));
    const QFontMetrics head(horizontalHeader()->font());
    const int around = m_tokens.px(28);
    const int from = m_model->touched().first;
    const int to = std::min(m_model->touched().second, from + measured);
    for (int column = 1; column < columns; ++column) {
        int& wide = m_wide[static_cast<std::size_t>(column)]; // only grows: nothing jumps
        wide = std::max(wide,
            head.horizontalAdvance(
                m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString())
                + around);
        for (int row = from; row < to; ++row)
            wide = std::max(wide,
                body.horizontalAdvance(
                    m_model->data(m_model->index(row, column), Qt::DisplayRole).toString())
                    + around);
    }
    share();
}

/// Gives the columns what they need; where it is too little the widest give way, where there is
/// more they all get a little air.
void LineTable::share()
{
    if (m_wide.empty())
        return;
    std::vector<int> given = m_wide;
    const int room = viewport()->width();
    const int need = std::accumulate(given.begin(), given.end(), 0);
    if (need > room) {
        int level = *std::max_element(given.begin(), given.end());
        const auto sum = [&](int cap) {
            return std::accumulate(given.begin(), given.end(), 0,
                [cap](int all, int one) { return all + std::min(one, cap); });
        };
        while (level > m_tokens.px(80) && sum(level) > room)
            --level;
        for (int& one : given)
            one = std::min(one, level);
    } else if (given.size() > 1) {
        const int each =
            std::min((room - need) / static_cast<int>(given.size() - 1), m_tokens.px(64));
        for (std::size_t i = 1; i < given.size(); ++i)
            given[i] += each;
        given.back() += room - std::accumulate(given.begin(), given.end(), 0);
    }
    for (std::size_t i = 0; i < given.size(); ++i)
        horizontalHeader()->resizeSection(static_cast<int>(i), given[i]);
}

void LineTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    share();
}

void LineTable::focusInEvent(QFocusEvent* event)
{
    m_showing = true; // Qt puts the cursor somewhere by itself; nobody chose that
    QTableView::focusInEvent(event);
    m_showing = false;
    viewport()->update();
}

void LineTable::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void LineTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    if (m_model->rowCount() == 0) {
        painter.setFont(m_tokens.font(TextSize::Body));
        painter.setPen(m_tokens.text2);
        painter.drawText(viewport()->rect().adjusted(m_tokens.px(32), m_tokens.px(24), 0, 0),
            Qt::AlignLeft | Qt::AlignTop, say(m_model->table().empty));
        return;
    }
    if (!hasFocus() || !currentIndex().isValid())
        return;
    const QRect line(0, rowViewportPosition(currentIndex().row()), viewport()->width(),
        rowHeight(currentIndex().row()));
    const double width = m_tokens.px(4);
    painter.setPen(QPen(m_tokens.look.contrast ? m_tokens.focusOuter : m_tokens.primary, width));
    painter.drawRect(QRectF(line).adjusted(width / 2, width / 2, -width / 2, -width / 2 - 1));
}

} // namespace yidi
