// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "app/desk/view.h"
#include "ui/theme/tokens.h"

#include <QWidget>

#include <memory>

namespace yidi {

class Card;
class EntryForm;
class KeyLine;
class LineTable;
class TextLabel;

/// Lies over the page, which shows through, and keeps keys, clicks and the focus.
class Overlay : public QWidget {
    Q_OBJECT
public:
    Overlay(const Tokens& tokens, QWidget* parent);

protected:
    const Tokens& tokens() const { return m_tokens; }
    Card* card() const { return m_card; }
    /// Puts the card in the middle, as wide and high as it needs and there is room for.
    void settle(int width);
    virtual int cardHeight(int width) const;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent*) override { } // what is beneath is not to be clicked
    /// Tab goes round inside.
    bool focusNextPrevChild(bool next) override;

private:
    const Tokens m_tokens;
    Card* m_card;
    int m_width = 0;
};

class PromptBox : public Overlay {
    Q_OBJECT
public:
    PromptBox(const Tokens& tokens, QWidget* parent);

    void show(const desk::Prompt& prompt);
    /// Where the keyboard belongs when it opens.
    QWidget* firstFocus() const;
    LineTable* table() const;
    EntryForm* form() const { return m_form; }
    const desk::Prompt& shown() const { return m_prompt; }

Q_SIGNALS:
    void act(const QString& id);
    void chosen(const QString& line);
    void marked(const QString& line);
    void typed(const QString& field, const QString& text);
    void secretTyped(const std::shared_ptr<yidi::SecretBuffer>& secret);

protected:
    int cardHeight(int width) const override;

private:
    desk::Prompt m_prompt;
    TextLabel* m_title;
    TextLabel* m_text;
    LineTable* m_table;
    EntryForm* m_form;
    KeyLine* m_keys;
};

/// All keys of the page, and those that are the same on every page.
class HelpBox : public Overlay {
    Q_OBJECT
public:
    HelpBox(const Tokens& tokens, QWidget* parent);
    void show(const desk::View& view);

private:
    class Keys;
    Keys* m_keys;
};

} // namespace yidi
