// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// What the window does under ten fingers, and what it leaves alone while they are at work.
#include "support_views.h"

#include "ui/clerk/choice_field.h"
#include "ui/clerk/clerk_window.h"
#include "ui/clerk/entry_form.h"
#include "ui/clerk/key_button.h"
#include "ui/clerk/line_table.h"
#include "ui/clerk/secret_field.h"
#include "ui/text/initials.h"

#include <QtTest>

#include <QAccessible>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

using namespace yidi;
using desk::View;

namespace {

const QString chinese = QStringLiteral("zh_CN");

Words plain(const char* text)
{
    return Words::plain(QString::fromUtf8(text));
}

/// Everything any widget below `window` says or could say.
QString allTextOf(const QWidget& window)
{
    QString all;
    for (const QWidget* one : window.findChildren<QWidget*>()) {
        for (const QByteArray& name : one->dynamicPropertyNames())
            all += one->property(name).toString();
        const QMetaObject* meta = one->metaObject();
        for (int i = 0; i < meta->propertyCount(); ++i)
            if (meta->property(i).typeId() == QMetaType::QString)
                all += meta->property(i).read(one).toString() + QLatin1Char('\n');
        if (QAccessibleInterface* seen =
                QAccessible::queryAccessibleInterface(const_cast<QWidget*>(one))) {
            for (const auto text :
                { QAccessible::Name, QAccessible::Value, QAccessible::Description })
                all += seen->text(text) + QLatin1Char('\n');
        }
    }
    return all;
}

} // namespace

class TestClerkWindow : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ClerkWindow> m_window;
    std::map<QByteArray, View> m_samples;

    template <class T = QWidget>
    T* find(const char* name) const
    {
        T* found = nullptr;
        for (T* one : m_window->findChildren<T*>(QLatin1String(name)))
            found = one->isVisible() ? one : found;
        return found;
    }
    LineTable* table() const { return find<LineTable>("clerk:table"); }
    QString focus() const
    {
        return m_window->focusWidget() ? m_window->focusWidget()->objectName() : QString();
    }
    /// A key as the keyboard gives it: to whatever has the focus.
    void press(int key, Qt::KeyboardModifiers modifiers = {}, const QString& text = {})
    {
        QWidget* to = m_window->focusWidget() ? m_window->focusWidget() : m_window.get();
        QTest::sendKeyEvent(QTest::Click, to, Qt::Key(key), text, modifiers);
        QCoreApplication::processEvents();
    }
    void press(const QString& portable)
    {
        const int code = QKeySequence(portable, QKeySequence::PortableText)[0].toCombined();
        press(code & ~int(Qt::KeyboardModifierMask),
            Qt::KeyboardModifiers(code & int(Qt::KeyboardModifierMask)));
    }
    void type(const QString& text)
    {
        for (const QChar one : text)
            press(one.toUpper().unicode(), {}, QString(one));
    }
    void show(const View& view) { m_window->showView(view); }
    const View& sample(const char* name) { return m_samples.at(name); }

private Q_SLOTS:
    void initTestCase()
    {
        for (const test::Sample& one : test::sampleViews(chinese))
            m_samples[one.name] = one.view;
    }
    void init()
    {
        m_window = std::make_unique<ClerkWindow>();
        m_window->resize(1366, 768);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    // ---- Keys ----------------------------------------------------------------------------------

    void everyAction_ofEveryView_isDoneByItsKey()
    {
        QSignalSpy act(m_window.get(), &ClerkWindow::act);
        for (const auto& [name, view] : m_samples) {
            if (view.help)
                continue;
            show(view);
            const auto& actions = view.prompt ? view.prompt->actions : view.actions;
            for (const desk::KeyAction& action : actions) {
                act.clear();
                // Return in the search box searches; on the lines it is the page's own.
                if (!view.prompt && !view.form && table())
                    table()->setFocus();
                press(action.key);
                if (action.id == QLatin1String("search")) { // the window's own
                    QVERIFY2(act.isEmpty(), name);
                    continue;
                }
                QVERIFY2(act.size() == 1, name + ' ' + action.id.toUtf8());
                QCOMPARE(act[0][0].toString(), action.id);
            }
        }
    }

    void everyAction_isAButtonToo()
    {
        QSignalSpy act(m_window.get(), &ClerkWindow::act);
        show(sample("reviews"));
        auto* approve = find<KeyButton>("key:approve");
        QTest::mouseClick(approve, Qt::LeftButton);
        QTRY_COMPARE(act.size(), 1);
        QCOMPARE(act[0][0].toString(), QStringLiteral("approve"));
        QCOMPARE(approve->accessibleName(), QStringLiteral("通过"));
        QVERIFY(table()->hasFocus()); // a click leaves the keyboard where it was
        QVERIFY(!find<KeyButton>("key:undo")->isEnabled());
    }

    void modules_byAltAndNumber_areToldById()
    {
        QSignalSpy act(m_window.get(), &ClerkWindow::act);
        show(sample("reviews"));
        press(QStringLiteral("Alt+3"));
        QCOMPARE(act.size(), 1);
        QCOMPARE(act[0][0].toString(), QStringLiteral("module:calls"));
        press(QStringLiteral("Alt+9")); // there is none
        QCOMPARE(act.size(), 1);
    }

    void f6_goesRoundThroughEveryPart()
    {
        show(sample("reviews"));
        QCOMPARE(focus(), QStringLiteral("clerk:table"));
        QStringList seen;
        for (int i = 0; i < 6; ++i) {
            press(QStringLiteral("F6"));
            seen << focus();
        }
        QCOMPARE(seen,
            QStringList({ QStringLiteral("panel:1"), QStringLiteral("key:approve"),
                QStringLiteral("status:link"), QStringLiteral("module:reviews"),
                QStringLiteral("field:search"), QStringLiteral("clerk:table") }));
        press(QStringLiteral("Shift+F6"));
        QCOMPARE(focus(), QStringLiteral("field:search"));
    }

    void status_withTheKeyboard_isToldById()
    {
        QSignalSpy act(m_window.get(), &ClerkWindow::act);
        show(sample("queue"));
        find("status:queue")->setFocus();
        press(Qt::Key_Return);
        QTRY_COMPARE(act.size(), 1);
        QCOMPARE(act[0][0].toString(), QStringLiteral("status:queue"));
    }

    void tab_goesThroughAFormInItsOrder()
    {
        show(sample("entry"));
        QCOMPARE(focus(), QStringLiteral("field:phone")); // the desk wants it filled
        find("field:certType")->setFocus();
        QStringList seen;
        for (int i = 0; i < 8; ++i) {
            press(Qt::Key_Tab);
            seen << focus().section(QLatin1Char(':'), 1);
        }
        QCOMPARE(seen.join(QLatin1Char(' ')),
            QStringLiteral("certNo category place begin end phone commitment agent"));
        press(Qt::Key_Tab);
        QCOMPARE(focus(), QStringLiteral("clerk:table"));
    }

    void help_open_keepsEveryKeyAndCloses()
    {
        QSignalSpy act(m_window.get(), &ClerkWindow::act);
        show(sample("help"));
        press(QStringLiteral("F8"));
        press(QStringLiteral("Alt+2"));
        press(Qt::Key_Tab);
        QCOMPARE(act.size(), 0);
        QCOMPARE(focus(), QStringLiteral("clerk:help"));
        press(Qt::Key_Escape);
        QCOMPARE(act.size(), 1);
        QCOMPARE(act[0][0].toString(), QStringLiteral("help"));
        show(sample("reviews"));
        QVERIFY(!find("clerk:help"));
        QCOMPARE(focus(), QStringLiteral("clerk:table"));
    }

    // ---- The list ------------------------------------------------------------------------------

    void cursor_moved_isToldOnceAndEndsAreReached()
    {
        QSignalSpy chosen(m_window.get(), &ClerkWindow::chosen);
        show(test::reviewQueue(chinese, 50));
        QCOMPARE(chosen.size(), 0); // nobody moved it
        press(Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("YD201703310124"));
        press(Qt::Key_End);
        QCOMPARE(chosen.back()[0].toString(), QStringLiteral("YD201703310172"));
        press(Qt::Key_PageUp);
        press(Qt::Key_Home);
        QCOMPARE(chosen.back()[0].toString(), QStringLiteral("YD201703310123"));
    }

    /// An answer that still names the line before must not pull the cursor back.
    void cursor_anAnswerOfBefore_leavesIt()
    {
        View view = test::reviewQueue(chinese, 20);
        show(view);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        view.title = plain("x");
        show(view); // current is still the first
        QCOMPARE(table()->currentIndex().row(), 2);
        view.table->current = view.table->lines[1].id; // the answer to the first key
        show(view);
        QCOMPARE(table()->currentIndex().row(), 2);
        view.table->current = view.table->lines[2].id;
        show(view);
        view.table->current = view.table->lines[7].id; // the desk's own wish
        show(view);
        QCOMPARE(table()->currentIndex().row(), 7);
    }

    void lines_comeAndGo_cursorStaysOnItsLine()
    {
        View view = test::reviewQueue(chinese, 20);
        show(view);
        for (int i = 0; i < 5; ++i)
            press(Qt::Key_Down);
        const QString id = table()->currentId();
        view.table->current = id;
        show(view);
        auto& lines = view.table->lines;
        lines.erase(lines.begin() + 1, lines.begin() + 3);
        show(view);
        QCOMPARE(table()->currentId(), id);
        std::reverse(lines.begin(), lines.end());
        show(view);
        QCOMPARE(table()->currentId(), id);
        QCOMPARE(table()->model()->rowCount(), 18);
    }

    void line_gone_cursorGoesToItsPlaceAndTheDeskIsTold()
    {
        View view = test::reviewQueue(chinese, 20);
        show(view);
        for (int i = 0; i < 4; ++i)
            press(Qt::Key_Down);
        QSignalSpy chosen(m_window.get(), &ClerkWindow::chosen);
        view.table->lines.erase(view.table->lines.begin() + 4);
        show(view);
        QCOMPARE(table()->currentIndex().row(), 4);
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), view.table->lines[4].id);
    }

    void manyLines_updatedInTheMiddle_keepCursorAndPlace()
    {
        View view = test::reviewQueue(chinese, 5000);
        show(view);
        table()->setCurrentIndex(table()->model()->index(2500, 1));
        const QString id = table()->currentId();
        view.table->current = id;
        show(view);
        m_window->grab();
        const int place = table()->rowViewportPosition(2500);
        QElapsedTimer since;
        since.start();
        for (int i = 0; i < 100; ++i) {
            view.table->lines[2490].cells.back() = Words::plain(QString::number(i));
            show(view);
        }
        qInfo("5,000 lines, an update: %lld µs", since.nsecsElapsed() / 100000);
        QCOMPARE(table()->currentId(), id);
        QCOMPARE(table()->rowViewportPosition(2500), place);
        view.table->lines.erase(view.table->lines.begin(), view.table->lines.begin() + 100);
        show(view);
        QCOMPARE(table()->currentId(), id);
        QCOMPARE(table()->rowViewportPosition(2400), place);
    }

    void marks_bySpaceRangeAndAll_areToldLineByLine()
    {
        QSignalSpy marked(m_window.get(), &ClerkWindow::marked);
        View view = test::reviewQueue(chinese, 6); // 1 and 3 are marked
        show(view);
        press(Qt::Key_Space, {}, QStringLiteral(" "));
        QCOMPARE(marked.size(), 1);
        QCOMPARE(marked[0][0].toString(), view.table->lines[0].id);
        view.table->lines[0].marked = true;
        show(view);
        marked.clear();
        press(QStringLiteral("Shift+Down")); // the next is marked already
        press(QStringLiteral("Shift+Down"));
        QCOMPARE(marked.size(), 1);
        QCOMPARE(marked[0][0].toString(), view.table->lines[2].id);
        marked.clear();
        press(QStringLiteral("Ctrl+A"));
        QCOMPARE(marked.size(), 3); // 2, 4 and 5 as the desk still shows them
    }

    void table_forAScreenReader_saysMarksAndColumns()
    {
        show(sample("reviews"));
        QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(table());
        QVERIFY(seen && seen->tableInterface());
        QCOMPARE(seen->text(QAccessible::Name), QStringLiteral("备案审核"));
        QCOMPARE(seen->tableInterface()->rowCount(), 12);
        const QModelIndex mark = table()->model()->index(1, 0);
        QVERIFY(mark.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("标记")));
    }

    // ---- Typing --------------------------------------------------------------------------------

    void search_typedAndSent_goesToTheList()
    {
        QSignalSpy typed(m_window.get(), &ClerkWindow::typed);
        QSignalSpy act(m_window.get(), &ClerkWindow::act);
        show(sample("reviews"));
        press(QStringLiteral("F3"));
        QCOMPARE(focus(), QStringLiteral("field:search"));
        type(QStringLiteral("6501"));
        QCOMPARE(typed.back()[0].toString(), QStringLiteral("search"));
        QCOMPARE(typed.back()[1].toString(), QStringLiteral("6501"));
        press(Qt::Key_Return);
        QCOMPARE(act.size(), 1);
        QCOMPARE(act[0][0].toString(), QStringLiteral("find"));
        QCOMPARE(focus(), QStringLiteral("clerk:table"));
    }

    /// A scanner does not press F3 first.
    void typing_whereNothingTakesText_beginsASearch()
    {
        QSignalSpy typed(m_window.get(), &ClerkWindow::typed);
        show(sample("reviews"));
        type(QStringLiteral("YD1|7"));
        QCOMPARE(find<QLineEdit>("field:search")->text(), QStringLiteral("YD1|7"));
        QCOMPARE(typed.back()[1].toString(), QStringLiteral("YD1|7"));
    }

    void typing_whileUpdatesCome_isNotDisturbed()
    {
        View view = sample("entry");
        show(view);
        auto* phone = find<QLineEdit>("field:phone");
        phone->setCursorPosition(3);
        type(QStringLiteral("9"));
        view.status[1].text = plain("4");
        show(view); // the desk has not heard of the key yet
        QCOMPARE(phone->text(), QStringLiteral("13891234567"));
        QCOMPARE(phone->cursorPosition(), 4);
        type(QStringLiteral("9"));
        view.form->fields[6].text = QStringLiteral("13891234567"); // the answer to the first
        view.form->fields[6].problem.reset();
        show(view);
        QCOMPARE(phone->text(), QStringLiteral("138991234567"));
        QCOMPARE(phone->cursorPosition(), 5);
        QCOMPARE(find<QLineEdit>("field:phone"), phone);
        QCOMPARE(focus(), QStringLiteral("field:phone"));
        view.form->fields[6].text = QStringLiteral("139"); // the desk wants something else
        show(view);
        QCOMPARE(phone->text(), QStringLiteral("139"));
    }

    void fields_insertedBefore_keepTheOneBeingTyped()
    {
        View view = sample("entry");
        show(view);
        auto* phone = find<QLineEdit>("field:phone");
        type(QStringLiteral("8"));
        view.form->fields.insert(view.form->fields.begin(),
            desk::Field { QStringLiteral("fresh"), plain("x"), desk::Field::Kind::Text, {} });
        show(view);
        QCOMPARE(m_window->focusWidget(), phone);
        QCOMPARE(phone->text(), QStringLiteral("13812345678"));
    }

    void focus_theDeskWants_isGivenOnce()
    {
        View view = sample("entry");
        show(view);
        view.form->focus = QStringLiteral("agent");
        show(view);
        QCOMPARE(focus(), QStringLiteral("field:agent"));
        press(QStringLiteral("Shift+Tab"));
        view.title = plain("y");
        show(view);
        QCOMPARE(focus(), QStringLiteral("field:commitment"));
    }

    void dates_typedEitherWay_areSpelledOneWay_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("told");
        QTest::newRow("digits") << "20170331"
                                << "2017-03-31";
        QTest::newRow("dashes") << "2017-03-31"
                                << "2017-03-31";
        QTest::newRow("short") << "2017-3-1"
                               << "2017-03-01";
        QTest::newRow("none") << "20170231"
                              << "20170231";
        QTest::newRow("begun") << "2017"
                               << "2017";
    }
    void dates_typedEitherWay_areSpelledOneWay()
    {
        QFETCH(QString, typed);
        QFETCH(QString, told);
        View view = sample("entry");
        view.form->focus = QStringLiteral("end");
        show(view);
        QSignalSpy spy(m_window.get(), &ClerkWindow::typed);
        type(typed);
        QCOMPARE(spy.back()[0].toString(), QStringLiteral("end"));
        QCOMPARE(spy.back()[1].toString(), told);
        QCOMPARE(find<QLineEdit>("field:end")->text(), typed); // not under the fingers
        press(Qt::Key_Return);
        QCOMPARE(find<QLineEdit>("field:end")->text(), told);
        QCOMPARE(focus(), QStringLiteral("field:phone"));
    }

    /// The number of a person is looked up where it is typed; a choice only leads on to it.
    void return_inAField_usesWhatIsWritten()
    {
        QSignalSpy act(m_window.get(), &ClerkWindow::act);
        View view = sample("entry");
        view.actions[0] = { QStringLiteral("person"), QStringLiteral("Return"), plain("p") };
        view.form->focus = QStringLiteral("certType");
        show(view);
        press(Qt::Key_Return);
        QCOMPARE(focus(), QStringLiteral("field:certNo"));
        QCOMPARE(act.size(), 0);
        press(Qt::Key_Return);
        QCOMPARE(act.size(), 1);
        QCOMPARE(act[0][0].toString(), QStringLiteral("person"));
        view.actions.erase(view.actions.begin());
        show(view);
        press(Qt::Key_Return);
        QCOMPARE(act.size(), 1);
        QCOMPARE(focus(), QStringLiteral("field:category"));
    }

    void choice_byInitialsIdOrWords_isFound_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("id");
        QTest::newRow("initials") << "yc"
                                  << "640100";
        QTest::newRow("initials given") << "cq"
                                        << "500000";
        QTest::newRow("words") << QStringLiteral("重庆") << "500000";
        QTest::newRow("id") << "5000"
                            << "500000";
    }
    void choice_byInitialsIdOrWords_isFound()
    {
        QFETCH(QString, typed);
        QFETCH(QString, id);
        View view = sample("entry");
        view.form->focus = QStringLiteral("place");
        view.form->fields[3].text.clear();
        show(view);
        QSignalSpy spy(m_window.get(), &ClerkWindow::typed);
        auto* place = find<ChoiceField>("field:place");
        type(typed);
        QVERIFY(place->isOpen());
        press(Qt::Key_Return);
        QVERIFY(!place->isOpen());
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][1].toString(), id);
        QCOMPARE(place->choice(), id);
        press(Qt::Key_Return);
        QCOMPARE(focus(), QStringLiteral("field:begin"));
    }

    void choice_escape_closesTheListAndNothingElse()
    {
        QSignalSpy act(m_window.get(), &ClerkWindow::act);
        QSignalSpy typed(m_window.get(), &ClerkWindow::typed);
        View view = sample("entry");
        view.form->focus = QStringLiteral("place");
        show(view);
        press(Qt::Key_Down);
        auto* place = find<ChoiceField>("field:place");
        QVERIFY(place->isOpen());
        press(Qt::Key_Escape);
        QVERIFY(!place->isOpen());
        QCOMPARE(act.size(), 0);
        QCOMPARE(typed.size(), 0);
        press(Qt::Key_Escape);
        QCOMPARE(act.size(), 1); // "back" of the page
    }

    void check_bySpace_isTold()
    {
        View view = sample("entry");
        view.form->focus = QStringLiteral("commitment");
        show(view);
        QSignalSpy typed(m_window.get(), &ClerkWindow::typed);
        press(Qt::Key_Space, {}, QStringLiteral(" "));
        QCOMPARE(typed.size(), 1);
        QCOMPARE(typed[0][1].toString(), QString());
    }

    void fieldsKeepTheirCharacters_actionsKeepTheirKeys()
    {
        QSignalSpy act(m_window.get(), &ClerkWindow::act);
        View view = sample("entry");
        view.actions.push_back({ QStringLiteral("letter"), QStringLiteral("N"), plain("n") });
        view.form->focus = QStringLiteral("agent");
        show(view);
        type(QStringLiteral("N n"));
        QCOMPARE(find<QLineEdit>("field:agent")->text(), QStringLiteral("N n"));
        QCOMPARE(act.size(), 0);
        press(QStringLiteral("F2"));
        press(QStringLiteral("Ctrl+Return"));
        QCOMPARE(act.size(), 2);
    }

    // ---- Secrets -------------------------------------------------------------------------------

    void secret_typed_isHandedOverOnceAndIsNowhereAsText()
    {
        std::shared_ptr<SecretBuffer> got;
        connect(m_window.get(), &ClerkWindow::secretTyped, this,
            [&got](const std::shared_ptr<SecretBuffer>& secret) { got = secret; });
        show(sample("log-in"));
        QCOMPARE(focus(), QStringLiteral("field:number"));
        press(Qt::Key_Return);
        QCOMPARE(focus(), QStringLiteral("field:secret"));
        type(QStringLiteral("trainXing-é1"));
        press(Qt::Key_Backspace);
        press(Qt::Key_Backspace); // two bytes in one
        type(QStringLiteral("8xq"));
        QVERIFY(!got);
        const QString all = allTextOf(*m_window);
        for (const char* part : { "trainXing", "8xq" })
            QVERIFY2(!all.contains(QLatin1String(part)), part);
        press(Qt::Key_Return);
        QVERIFY(got);
        const auto bytes = got->bytes();
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())),
            QByteArray("trainXing-8xq"));
        QVERIFY(find<SecretField>("field:secret")->isEmpty());
        QVERIFY(!allTextOf(*m_window).contains(QLatin1String("trainXing")));
    }

    void secret_heldBackWhileItIsChecked_getsTheKeyboardBack()
    {
        View view = sample("log-in");
        show(view);
        press(Qt::Key_Return);
        type(QStringLiteral("wrong"));
        press(Qt::Key_Return);
        for (desk::Field& field : view.form->fields)
            field.enabled = false;
        show(view);
        for (desk::Field& field : view.form->fields)
            field.enabled = true;
        view.notice = plain("口令不对");
        show(view);
        QCOMPARE(focus(), QStringLiteral("field:secret"));
        type(QStringLiteral("right"));
        QVERIFY(!find<SecretField>("field:secret")->isEmpty());
    }

    void secret_forAScreenReader_isAPasswordWithoutText()
    {
        show(sample("log-in"));
        QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(find("field:secret"));
        QVERIFY(seen);
        QCOMPARE(seen->role(), QAccessible::EditableText);
        QVERIFY(seen->state().passwordEdit);
        QCOMPARE(seen->text(QAccessible::Name), QStringLiteral("口令"));
        QCOMPARE(seen->text(QAccessible::Value), QString());
    }

    // ---- What lies over a page -----------------------------------------------------------------

    void prompt_open_trapsFocusAndKeys()
    {
        QSignalSpy act(m_window.get(), &ClerkWindow::act);
        show(sample("reviews"));
        show(sample("ask"));
        QCOMPARE(focus(), QStringLiteral("prompt:table"));
        QStringList seen;
        for (int i = 0; i < 3; ++i) {
            press(Qt::Key_Tab);
            seen << focus();
        }
        QCOMPARE(seen,
            QStringList({ QStringLiteral("prompt:ask"), QStringLiteral("prompt:back"),
                QStringLiteral("prompt:table") }));
        for (const char* key : { "F8", "F6", "F3", "Alt+2", "Ctrl+L" })
            press(QString::fromLatin1(key));
        QCOMPARE(act.size(), 0);
        QCOMPARE(focus(), QStringLiteral("prompt:table"));
        press(Qt::Key_Escape);
        QCOMPARE(act.back()[0].toString(), QStringLiteral("back"));
        show(sample("reviews"));
        QCOMPARE(focus(), QStringLiteral("clerk:table"));
    }

    void prompt_digits_markTheirLines()
    {
        QSignalSpy marked(m_window.get(), &ClerkWindow::marked);
        QSignalSpy act(m_window.get(), &ClerkWindow::act);
        const View& view = sample("ask");
        show(view);
        press(Qt::Key_3, {}, QStringLiteral("3"));
        QCOMPARE(marked.size(), 1);
        QCOMPARE(marked[0][0].toString(), view.prompt->table->lines[2].id);
        press(Qt::Key_9, {}, QStringLiteral("9")); // there is none
        QCOMPARE(marked.size(), 1);
        press(Qt::Key_Return);
        QCOMPARE(act.size(), 1);
        QCOMPARE(act[0][0].toString(), QStringLiteral("ask"));
    }

    void prompt_withAForm_takesTextAndGivesTheFocusBack()
    {
        QSignalSpy typed(m_window.get(), &ClerkWindow::typed);
        show(sample("entry"));
        find("field:agent")->setFocus();
        View second = sample("second");
        show(second);
        QCOMPARE(focus(), QStringLiteral("field:number"));
        find<QLineEdit>("field:number")->selectAll();
        type(QStringLiteral("1003"));
        QCOMPARE(typed.back()[1].toString(), QStringLiteral("1003"));
        second.notice = plain("z");
        show(second); // an update does not disturb
        QCOMPARE(find<QLineEdit>("field:number")->text(), QStringLiteral("1003"));
        QCOMPARE(focus(), QStringLiteral("field:number"));
        show(sample("entry"));
        QCOMPARE(focus(), QStringLiteral("field:agent"));
    }

    /// A key that opens a question must not answer it: the view comes while the key is down.
    void prompt_shownFromAKey_isNotAnsweredByIt()
    {
        QStringList acts;
        connect(m_window.get(), &ClerkWindow::act, this, [&](const QString& id) {
            acts << id;
            show(sample("dry-run"));
        });
        show(sample("reviews"));
        press(QStringLiteral("F8"));
        QCOMPARE(acts, QStringList { QStringLiteral("approve") });
    }

    // ---- Look and language ---------------------------------------------------------------------

    void language_changed_keepsFocusAndSaysItAll()
    {
        show(sample("reviews"));
        press(QStringLiteral("F3"));
        press(QStringLiteral("F11"));
        QCOMPARE(find<QLineEdit>("field:search")->accessibleName(), QStringLiteral("Search"));
        QCOMPARE(focus(), QStringLiteral("field:search"));
        press(QStringLiteral("F12"));
        QCOMPARE(m_window->palette().color(QPalette::Window), QColor(Qt::black));
        m_window->setLanguage(chinese);
        QCOMPARE(find<QLineEdit>("field:search")->accessibleName(), QStringLiteral("搜索"));
    }

    void training_isSaidOnEveryPage()
    {
        m_window->setTraining(true);
        for (const char* name : { "log-in", "reviews" }) {
            show(sample(name));
            bool said = false;
            for (const QLabel* one : m_window->findChildren<QLabel*>())
                said |= one->isVisible() && one->text() == QStringLiteral("演练");
            QVERIFY2(said, name);
        }
    }

    void notice_news_isSaidOnce()
    {
        show(sample("reviews"));
        const QString before = allTextOf(*m_window);
        show(sample("reviews-undo"));
        QVERIFY(allTextOf(*m_window).contains(QStringLiteral("已通过 YD201703310123")));
        QVERIFY(!before.contains(QStringLiteral("已通过 YD201703310123")));
    }

    void initials_ofPlaces_areReadNotSpelled_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("initials");
        QTest::newRow("yinchuan") << QStringLiteral("银川") << "YC";
        QTest::newRow("urumqi") << QStringLiteral("乌鲁木齐") << "WLMQ";
        QTest::newRow("aba") << QStringLiteral("阿坝") << "AB";
        QTest::newRow("zibo") << QStringLiteral("淄博") << "ZB";
        QTest::newRow("mixed") << QStringLiteral("L2 居住") << "L2 JZ";
    }
    void initials_ofPlaces_areReadNotSpelled()
    {
        QFETCH(QString, place);
        QTEST(initialsOf(place), "initials");
    }
};

QTEST_MAIN(TestClerkWindow)
#include "tst_clerk_window.moc"
