// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/screen.h"
#include "ui/pages/text_label.h"
#include "ui/theme/tokens.h"

#include <QFrame>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace yidi {

class TouchButton;

/// A title, one size smaller when it would need more than two lines of `width` (0: of the page).
TextLabel* makeTitle(const Tokens& tokens, const QString& text, int width = 0);

/// A surface with rounded corners; role "card", "banner" or "soft".
class Card : public QFrame {
    Q_OBJECT
public:
    Card(const Tokens& tokens, const char* role, QWidget* parent = nullptr);
    QVBoxLayout* lines() const { return m_lines; }
    /// Draws a hairline between the widgets of `lines`.
    void setDivided(bool divided) { m_divided = divided; }
    /// The space between `lines` where there is room, and where there is not.
    void setSpacing(int roomy, int tight);
    void setTight(bool tight);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Tokens m_tokens;
    QVBoxLayout* m_lines;
    int m_roomy = 0;
    int m_tight = 0;
    bool m_divided = false;
};

/// Rows as a card: label, value and where it can be changed a button, given to `edits`.
Card* makeRows(
    const Tokens& tokens, const std::vector<Row>& rows, std::vector<TouchButton*>* edits = nullptr);

/// An icon beside writing, optionally on a surface and with something at its end.
QWidget* makeNote(const Tokens& tokens, const QString& icon, const QString& text,
    const char* role = nullptr, Ink ink = Ink::Text, bool bold = false, QWidget* end = nullptr);

/// An icon of resources/icons.
class IconView : public QWidget {
    Q_OBJECT
public:
    IconView(QString name, int size, QColor color, QWidget* parent = nullptr);
    QSize sizeHint() const override { return { m_size, m_size }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    int m_size;
    QColor m_color;
};

/// A share of a whole as a bar.
class AmountBar : public QWidget {
    Q_OBJECT
public:
    AmountBar(const Tokens& tokens, Fen part, Fen whole, QColor color, bool thin = false,
        QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Tokens m_tokens;
    double m_share;
    QColor m_color;
    bool m_thin;
};

/// A QR code, black on white in every look; `size` 0: as large as beside a text.
class QrView : public QWidget {
    Q_OBJECT
public:
    QrView(const Tokens& tokens, QString text, const QString& name = {}, int size = 0,
        QWidget* parent = nullptr);
    QSize sizeHint() const override { return { m_size, m_size }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_size;
    QString m_text;
};

} // namespace yidi
