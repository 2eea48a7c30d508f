// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "app/journeys/screen.h"
#include "ui/pages/touch_button.h"
#include "ui/theme/tokens.h"

#include <QWidget>

#include <memory>
#include <vector>

class QVBoxLayout;

namespace yidi {

/// The pages show any Screen of any journey: one class for each alternative of `Screen`. A page is
/// built from a Screen and thrown away with it; it knows no journey.
class Page : public QWidget {
    Q_OBJECT
public:
    Page(const Tokens& tokens, const QString& name, QWidget* parent);

    /// Shows a Screen that differs only in what changes under the person's fingers (a countdown,
    /// the tries left); false: build a new page.
    virtual bool take(const Screen&) { return false; }

    /// Forgets what was entered, before the page itself goes.
    virtual void forget() { }

Q_SIGNALS:
    void pressed(const QString& id);
    void pinEntered(const std::shared_ptr<yidi::SecretBuffer>& pin);

protected:
    const Tokens& tokens() const { return m_tokens; }
    QVBoxLayout* body() const { return m_body; }

    /// Step, title and hint. Above `controlsFrom` nothing can be touched, so what follows starts
    /// there unless it holds no controls (`reserve` false). Returns the head's lines, for more.
    QVBoxLayout* addHead(const std::optional<StepOf>& step, const QString& title,
        const std::optional<Words>& hint = {}, bool reserve = true);
    /// The row at the bottom: back on the left, the primary on the right, others in rows above.
    void addFooter(const std::vector<Button>& buttons);
    void addFooter(const std::vector<TouchButton*>& buttons);
    void tellWhenPressed(TouchButton* button);

    /// `widget` goes when the page is too full, the last one first; what it says stands elsewhere,
    /// be it on the paper. Several given at once go together.
    void setSpare(QWidget* widget) { m_spare.push_back({ widget }); }
    void setSpare(std::vector<QWidget*> together) { m_spare.push_back(std::move(together)); }

    /// Large writing and long words need room: before anything is cut rows move together, then
    /// what is spare goes.
    void resizeEvent(QResizeEvent* event) override;

private:
    const Tokens m_tokens;
    QVBoxLayout* m_layout;
    QVBoxLayout* m_body;
    std::vector<std::vector<QWidget*>> m_spare;
};

/// The page for a Screen.
Page* makePage(const Screen& screen, const Tokens& tokens, QWidget* parent);

} // namespace yidi
