// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// This room is the clerk's window: it shows a desk's View and tells what was typed and done there.
// Everything can be done by keys alone.

#include "app/base/secret.h"
#include "app/desk/view.h"

#include <QWidget>

#include <memory>

namespace yidi {

/// One generic page: modules at the side, form, table and panels in the middle, beneath them
/// what has been done, the keys, and the state of things. It knows no module and no rule.
///
/// Keys are the View's (KeyAction), first those of what lies over the page. The window adds its
/// own: Alt+1 … modules, F3 or Ctrl+F the search box, F6 the next part, Space marks, F11 the
/// language, F12 high contrast. Whatever is typed while nothing takes text begins a search, so that
/// a scanner finds its way.
class ClerkWindow : public QWidget {
    Q_OBJECT
public:
    explicit ClerkWindow(QWidget* parent = nullptr);
    ~ClerkWindow() override;

    /// Shows it in place: focus, cursor and what is being typed stay, unless the desk itself says
    /// otherwise.
    void showView(const desk::View& view);
    void setLanguage(const QString& code);
    void setHighContrast(bool contrast);
    void setTraining(bool training);

Q_SIGNALS:
    /// A key's action, "module:<id>" or "status:<id>".
    void act(const QString& id);
    void chosen(const QString& line);
    void marked(const QString& line);
    void typed(const QString& field, const QString& text); ///< "search" is the search box
    /// The buffer is the only copy; shared only so that it can cross a signal.
    void secretTyped(const std::shared_ptr<yidi::SecretBuffer>& secret);
    /// Any key or click: restarts the idle timer.
    void touched();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace yidi
