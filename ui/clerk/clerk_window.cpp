// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clerk/clerk_window.h"

#include "ui/clerk/choice_field.h"
#include "ui/clerk/desk_bars.h"
#include "ui/clerk/desk_page.h"
#include "ui/clerk/line_table.h"
#include "ui/clerk/overlays.h"
#include "ui/clerk/secret_field.h"
#include "ui/text/words.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QScreen>

#include <algorithm>

namespace yidi {

namespace {

constexpr QSize smallest(1366, 768);
constexpr QSize usual(1920, 1080);

/// The key as actions spell theirs.
QString spelled(const QKeyEvent& event)
{
    int key = event.key();
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (key == Qt::Key_Enter)
        key = Qt::Key_Return;
    if (key == Qt::Key_Backtab)
        key = Qt::Key_Tab;
    if (key == 0 || key == Qt::Key_unknown)
        return {};
    return QKeySequence(static_cast<int>(modifiers) | key).toString(QKeySequence::PortableText);
}

bool sameKey(const QString& action, const QString& pressed)
{
    return QKeySequence(action, QKeySequence::PortableText).toString(QKeySequence::PortableText)
        == pressed;
}

bool isModifier(int key)
{
    return key >= Qt::Key_Shift && key <= Qt::Key_ScrollLock;
}

bool isReturn(const QKeyEvent& event)
{
    return (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        && !(event.modifiers() & ~Qt::KeypadModifier);
}

bool writes(const QKeyEvent& event)
{
    return !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        && !event.text().isEmpty() && event.text().front().isPrint();
}

/// Whether a key edits the text it is pressed in.
bool edits(const QLineEdit& line, const QKeyEvent& event)
{
    if (writes(event))
        return true;
    switch (event.key()) {
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
        return !(event.modifiers() & Qt::AltModifier);
    default:
        break;
    }
    if (event.matches(QKeySequence::Undo))
        return line.isUndoAvailable();
    return event.matches(QKeySequence::SelectAll) || event.matches(QKeySequence::Copy)
        || event.matches(QKeySequence::Cut) || event.matches(QKeySequence::Paste);
}

} // namespace

class ClerkWindow::Private : public QObject {
public:
    explicit Private(ClerkWindow* window)
        : m_window(window)
    {
        qApp->installEventFilter(this);
    }

    void showView(const desk::View& view)
    {
        if (m_shown && view == m_view)
            return;
        const desk::View before = std::exchange(m_view, view);
        if (!m_stage)
            return;
        const bool otherPage = !m_shown || before.module != view.module
            || before.modules.empty() != view.modules.empty();
        m_shown = true;
        m_modules->show(view.modules, view.module);
        m_stage->layout()->activate();
        m_page->show(view);
        chain();
        showOver(before);
        if (otherPage || !hasFocus())
            focusHome();
    }

    void setLanguage(const QString& code)
    {
        if (code == m_language)
            return;
        m_language = code;
        useLanguage(code);
        rebuild();
    }

    void nextLanguage()
    {
        const auto& all = languages();
        const auto now = std::find_if(
            all.begin(), all.end(), [&](const Language& one) { return one.code == m_language; });
        const auto next = now == all.end() || now + 1 == all.end() ? all.begin() : now + 1;
        setLanguage(next->code);
    }

    void setContrast(bool contrast)
    {
        if (std::exchange(m_contrast, contrast) != contrast)
            rebuild();
    }
    bool contrast() const { return m_contrast; }

    void setTraining(bool training)
    {
        m_training = training;
        if (m_modules)
            m_modules->setTraining(training);
        if (m_page)
            m_page->setTraining(training);
    }

    void fit()
    {
        const Tokens tokens = deskTokens(m_window->width(), m_window->height(), m_contrast);
        if (!m_stage || tokens.look != m_look)
            rebuild();
        m_stage->setGeometry(m_window->rect());
        m_prompt->setGeometry(m_window->rect());
        m_help->setGeometry(m_window->rect());
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        const bool key = event->type() == QEvent::KeyPress;
        if (!key && event->type() != QEvent::MouseButtonPress)
            return false;
        if (!object->isWidgetType())
            return false;
        auto* widget = static_cast<QWidget*>(object);
        if (widget != m_window && !m_window->isAncestorOf(widget))
            return false;
        QWidget* const first = m_window->focusWidget() ? m_window->focusWidget() : m_window;
        if (!key || widget != first) { // a key climbs to the parents of who did not want it
            if (!key)
                Q_EMIT m_window->touched();
            return false;
        }
        Q_EMIT m_window->touched();
        const auto& press = *static_cast<QKeyEvent*>(event);
        return !isModifier(press.key()) && onKey(widget, press);
    }

private:
    // ---- What lies over the page ---------------------------------------------------------------

    void showOver(const desk::View& before)
    {
        const bool was = m_prompt->isVisible() || m_help->isVisible();
        if (!was && (m_view.prompt || m_view.help))
            m_back = m_window->focusWidget();
        const bool renewed = m_view.prompt
            && (!before.prompt || before.prompt->title != m_view.prompt->title
                || !m_prompt->isVisible());
        if (m_view.prompt)
            m_prompt->show(*m_view.prompt);
        else
            m_prompt->hide();
        if (m_view.help)
            m_help->show(m_view);
        else
            m_help->hide();
        if (m_view.help)
            m_help->setFocus();
        else if (renewed || (m_view.prompt && !m_prompt->isAncestorOf(m_window->focusWidget())))
            m_prompt->firstFocus()->setFocus(Qt::OtherFocusReason);
        else if (was && !m_view.prompt)
            restoreFocus();
    }

    void restoreFocus()
    {
        if (m_back && m_back->isVisible() && m_back->isEnabled())
            m_back->setFocus(Qt::OtherFocusReason);
        else
            focusHome();
        m_back.clear();
    }

    QWidget* top() const
    {
        if (m_help->isVisible())
            return m_help;
        return m_prompt->isVisible() ? static_cast<QWidget*>(m_prompt) : m_stage;
    }

    bool hasFocus() const
    {
        const QWidget* focus = m_window->focusWidget();
        return focus && focus->isVisibleTo(m_window) && focus->isEnabled()
            && (focus == top() || top()->isAncestorOf(focus));
    }

    void focusHome()
    {
        if (top() == m_stage) {
            if (QWidget* home = m_page->home())
                home->setFocus(Qt::OtherFocusReason);
        }
    }

    // ---- Keys ----------------------------------------------------------------------------------

    bool onKey(QWidget* focus, const QKeyEvent& event)
    {
        const QString key = spelled(event);
        if (m_help->isVisible())
            return onHelpKey(key);
        if (auto* choice = qobject_cast<ChoiceField*>(focus); choice && choice->wants(event))
            return false;
        if (onFocusKey(focus, event))
            return true;
        if (belongsTo(focus, event))
            return false;
        if (m_prompt->isVisible())
            return onAction(key) || onPromptKey(event, key);
        return onAction(key) || onPageKey(focus, event, key);
    }

    /// F1 and Esc close it, Tab has nowhere to go, and nothing reaches the page beneath.
    bool onHelpKey(const QString& key)
    {
        for (const char* closing : { "F1", "Esc", "Return" })
            if (key == QLatin1String(closing))
                tell(QStringLiteral("help"));
        return true;
    }

    /// Return where it means "this one": a button, a field, the search box.
    bool onFocusKey(QWidget* focus, const QKeyEvent& event)
    {
        if (!isReturn(event))
            return false;
        if (auto* button = qobject_cast<QAbstractButton*>(focus); button
            && button->objectName().contains(QLatin1Char(':'))
            && !button->objectName().startsWith(QLatin1String("field:"))) {
            button->click();
            return true;
        }
        if (focus == m_page->search()) {
            tell(QStringLiteral("find"));
            if (QWidget* table = m_page->table())
                table->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (qobject_cast<SecretField*>(focus))
            return false; // hands over by itself
        EntryForm* form = m_prompt->isVisible() ? m_prompt->form() : m_page->form();
        if (!form->holds(focus))
            return false;
        // Written, and somebody asks for it to be used; a choice is only made on the way.
        const bool written = qobject_cast<QLineEdit*>(focus) && !qobject_cast<ChoiceField*>(focus);
        const bool used = written && !form->endsInSecret() && isBound(QStringLiteral("Return"));
        return !used && form->advance(focus);
    }

    static bool belongsTo(QWidget* focus, const QKeyEvent& event)
    {
        if (auto* line = qobject_cast<QLineEdit*>(focus))
            return edits(*line, event);
        if (qobject_cast<SecretField*>(focus))
            return writes(event) || isReturn(event) || event.key() == Qt::Key_Backspace;
        return qobject_cast<QAbstractButton*>(focus) && event.key() == Qt::Key_Space;
    }

    const std::vector<desk::KeyAction>& actions() const
    {
        return m_view.prompt ? m_view.prompt->actions : m_view.actions;
    }

    bool isBound(const QString& key) const
    {
        return std::any_of(actions().begin(), actions().end(),
            [&](const desk::KeyAction& one) { return sameKey(one.key, key); });
    }

    /// Whether it can be done the desk says, and if not why.
    bool onAction(const QString& key)
    {
        const auto& all = actions();
        const auto found = std::find_if(all.begin(), all.end(),
            [&](const desk::KeyAction& one) { return sameKey(one.key, key); });
        if (found == all.end() || key.isEmpty())
            return false;
        const QString id = found->id; // the answer may be another view
        tell(id);
        return true;
    }

    /// Esc is the last action, Return the first, a digit marks its line; nothing else goes through
    /// but Tab and what moves the cursor.
    bool onPromptKey(const QKeyEvent& event, const QString& key)
    {
        if (key == QLatin1String("Esc") && !actions().empty()) {
            tell(QString(actions().back().id));
        } else if (isReturn(event) && !actions().empty()) {
            tell(QString(actions().front().id));
        } else if (LineTable* table = m_prompt->table()) {
            if (writes(event) && event.text().front().digitValue() > 0)
                return table->markNumber(event.text().front().digitValue());
            if (key == QLatin1String("Space"))
                table->markCurrent();
            else
                return event.modifiers() & (Qt::AltModifier | Qt::ControlModifier);
        } else {
            return event.modifiers() & (Qt::AltModifier | Qt::ControlModifier);
        }
        return true;
    }

    bool onPageKey(QWidget* focus, const QKeyEvent& event, const QString& key)
    {
        const auto is = [&](const char* name) { return key == QLatin1String(name); };
        if (key.startsWith(QLatin1String("Alt+")) && key.size() == 5)
            return toModule(key.back().digitValue());
        if (is("F3") || is("Ctrl+F"))
            return toSearch();
        if (is("F6") || is("Shift+F6"))
            return toNextPart(is("F6"));
        if (is("F11"))
            return nextLanguage(), true;
        if (is("F12"))
            return setContrast(!m_contrast), true;
        LineTable* table = m_page->table();
        if (focus == m_page->search() && is("Down") && table)
            return table->setFocus(Qt::OtherFocusReason), true;
        if (table && focus == table && onTableKey(*table, key))
            return true;
        return beginsSearch(focus, event);
    }

    static bool onTableKey(LineTable& table, const QString& key)
    {
        if (key == QLatin1String("Space"))
            table.markCurrent();
        else if (key == QLatin1String("Ctrl+A"))
            table.markAll();
        else if (key == QLatin1String("Shift+Down"))
            table.extend(1);
        else if (key == QLatin1String("Shift+Up"))
            table.extend(-1);
        else
            return false;
        return true;
    }

    /// Somebody, or a scanner, writes where nothing takes text.
    bool beginsSearch(QWidget* focus, const QKeyEvent& event)
    {
        QLineEdit* search = m_page->search();
        if (!search || !writes(event) || event.key() == Qt::Key_Space
            || qobject_cast<QLineEdit*>(focus) || qobject_cast<SecretField*>(focus))
            return false;
        toSearch();
        QKeyEvent again(QEvent::KeyPress, event.key(), event.modifiers(), event.text());
        QCoreApplication::sendEvent(search, &again);
        return true;
    }

    bool toModule(int number)
    {
        if (number < 1 || number > static_cast<int>(m_view.modules.size()))
            return false;
        tell(QLatin1String("module:") + m_view.modules[static_cast<std::size_t>(number) - 1].id);
        return true;
    }

    bool toSearch()
    {
        QLineEdit* search = m_page->search();
        if (!search)
            return false;
        search->setFocus(Qt::ShortcutFocusReason);
        search->selectAll();
        return true;
    }

    /// The parts of the window in the order of F6 and, inside, of Tab.
    std::vector<std::vector<QWidget*>> parts() const
    {
        auto all = m_page->parts();
        all.push_back(m_modules->buttons());
        return all;
    }

    /// Widgets made later stand at the end of Qt's chain; this puts them where they are seen.
    void chain()
    {
        std::vector<QWidget*> order;
        for (const auto& part : parts())
            order.insert(order.end(), part.begin(), part.end());
        if (std::exchange(m_order, order) == order)
            return;
        for (std::size_t i = 1; i < order.size(); ++i)
            QWidget::setTabOrder(order[i - 1], order[i]);
    }

    bool toNextPart(bool forward)
    {
        auto all = parts();
        const auto cannot = [](const QWidget* one) { return !one->isEnabled(); };
        for (auto& part : all)
            part.erase(std::remove_if(part.begin(), part.end(), cannot), part.end());
        all.erase(
            std::remove_if(all.begin(), all.end(), [](const auto& part) { return part.empty(); }),
            all.end());
        if (all.empty())
            return true;
        const auto here = std::find_if(all.begin(), all.end(), [&](const auto& part) {
            return std::find(part.begin(), part.end(), m_window->focusWidget()) != part.end();
        });
        const auto count = all.size();
        const auto at = here == all.end() ? count - 1 : std::size_t(here - all.begin());
        all[forward ? (at + 1) % count : (at + count - 1) % count].front()->setFocus(
            Qt::ShortcutFocusReason);
        return true;
    }

    /// The action "search" is the window's own: it goes to the box.
    void tell(const QString& id)
    {
        if (id == QLatin1String("search") && toSearch())
            return;
        Q_EMIT m_window->act(id);
    }

    // ---- Building ------------------------------------------------------------------------------

    void rebuild()
    {
        if (m_window->size().isEmpty())
            return;
        const QString focus =
            m_window->focusWidget() ? m_window->focusWidget()->objectName() : QString();
        const Tokens tokens = deskTokens(m_window->width(), m_window->height(), m_contrast);
        m_look = tokens.look;
        Theme::apply(tokens);
        m_window->setPalette(QApplication::palette());
        m_order.clear();
        delete m_help;
        delete m_prompt;
        delete m_stage;
        m_stage = new QWidget(m_window);
        m_stage->setAutoFillBackground(true);
        auto* row = new QHBoxLayout(m_stage);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        m_modules = new ModuleBar(tokens, m_stage);
        m_page = new DeskPage(tokens, m_stage);
        row->addWidget(m_modules);
        row->addWidget(m_page, 1);
        m_prompt = new PromptBox(tokens, m_window);
        m_help = new HelpBox(tokens, m_window);
        wire();
        setTraining(m_training);
        m_stage->setGeometry(m_window->rect());
        m_stage->show();
        if (!m_shown)
            return;
        m_shown = false;
        const desk::View view = m_view;
        showView(view);
        if (QWidget* same = focus.isEmpty() ? nullptr : m_window->findChild<QWidget*>(focus))
            same->setFocus(Qt::OtherFocusReason);
    }

    void wire()
    {
        // Queued where a button may go with the view that answers it.
        const auto tellLater = [this](const QString& id) {
            QMetaObject::invokeMethod(
                this, [this, id] { tell(id); }, Qt::QueuedConnection);
        };
        connect(m_modules, &ModuleBar::pressed, this, tellLater);
        connect(m_page, &DeskPage::pressed, this, tellLater);
        connect(m_prompt, &PromptBox::act, this, tellLater);
        connect(m_page, &DeskPage::chosen, m_window, &ClerkWindow::chosen);
        connect(m_page, &DeskPage::marked, m_window, &ClerkWindow::marked);
        connect(m_page, &DeskPage::typed, m_window, &ClerkWindow::typed);
        connect(m_page, &DeskPage::secretTyped, m_window, &ClerkWindow::secretTyped);
        connect(m_prompt, &PromptBox::chosen, m_window, &ClerkWindow::chosen);
        connect(m_prompt, &PromptBox::marked, m_window, &ClerkWindow::marked);
        connect(m_prompt, &PromptBox::typed, m_window, &ClerkWindow::typed);
        connect(m_prompt, &PromptBox::secretTyped, m_window, &ClerkWindow::secretTyped);
    }

    ClerkWindow* m_window;
    Look m_look;
    bool m_contrast = false;
    bool m_training = false;
    QString m_language = languages().front().code;
    desk::View m_view;
    bool m_shown = false;
    QWidget* m_stage = nullptr;
    ModuleBar* m_modules = nullptr;
    DeskPage* m_page = nullptr;
    PromptBox* m_prompt = nullptr;
    HelpBox* m_help = nullptr;
    std::vector<QWidget*> m_order; ///< as the focus chain has it
    QPointer<QWidget> m_back; ///< had the focus before something lay over the page
};

ClerkWindow::ClerkWindow(QWidget* parent)
    : QWidget(parent)
    , m_d(std::make_unique<Private>(this))
{
    setObjectName(QStringLiteral("clerk"));
    setWindowTitle(say({ Phrase::DeskWindowTitle, {} }));
    const QSize room = screen() ? screen()->availableSize() : usual;
    resize(usual.boundedTo(room).expandedTo(smallest));
}

ClerkWindow::~ClerkWindow() = default;

void ClerkWindow::showView(const desk::View& view)
{
    m_d->showView(view);
}

void ClerkWindow::setLanguage(const QString& code)
{
    m_d->setLanguage(code);
}

void ClerkWindow::setHighContrast(bool contrast)
{
    m_d->setContrast(contrast);
}

void ClerkWindow::setTraining(bool training)
{
    m_d->setTraining(training);
}

void ClerkWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_d->fit();
}

} // namespace yidi
