// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/view.h"
#include "ui/theme/tokens.h"

#include <QFrame>
#include <QScrollArea>

namespace yidi {

/// Facts under a title. It takes the focus so that they can be read aloud.
class FactPanel : public QFrame {
    Q_OBJECT
public:
    FactPanel(const Tokens& tokens, QWidget* parent);
    void show(const desk::Panel& panel);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Fact {
        QString label;
        QString value;
        bool bold = false;
    };
    int layOut(QPainter* painter, int width) const;
    int labelWidth(int width) const;

    const Tokens m_tokens;
    desk::Panel m_panel;
    QString m_title;
    std::vector<Fact> m_facts;
};

/// Panels side by side, all as high as the highest; it scrolls when the window is too low.
class FactPanels : public QScrollArea {
    Q_OBJECT
public:
    FactPanels(const Tokens& tokens, QWidget* parent);
    void show(const std::vector<desk::Panel>& panels, bool upright);
    int fullHeight(int width) const;
    std::vector<QWidget*> panels() const { return { m_panels.begin(), m_panels.end() }; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    const Tokens m_tokens;
    bool m_upright = false; ///< one below the other
    std::vector<FactPanel*> m_panels;
};

} // namespace yidi
