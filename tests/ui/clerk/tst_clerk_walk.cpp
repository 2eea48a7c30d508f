// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// Every kind of page in every look, language and size: can it be read, and can a screen reader say
// it? With YIDI_GALLERY=FOLDER the pages are kept there as pictures.
#include "support_views.h"

#include "ui/clerk/clerk_window.h"
#include "ui/clerk/fact_panels.h"
#include "ui/clerk/key_button.h"
#include "ui/clerk/line_table.h"
#include "ui/pages/text_label.h"

#include <QtTest>

#include <QAccessible>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>

using namespace yidi;

namespace {

QRect placeOf(const QWidget* widget, const QWidget* window)
{
    return { widget->mapTo(window, QPoint(0, 0)), widget->size() };
}

template <class T>
QList<T*> shown(const QWidget& window)
{
    QList<T*> all;
    for (T* one : window.findChildren<T*>())
        if (one->isVisible())
            all.push_back(one);
    return all;
}

} // namespace

class TestClerkWalk : public QObject {
    Q_OBJECT

private:
    void lookAt(const ClerkWindow& window)
    {
        for (const KeyButton* button : shown<KeyButton>(window)) {
            const QByteArray who = button->accessibleName().toUtf8();
            QVERIFY2(window.rect().contains(placeOf(button, &window)), who);
            QVERIFY2(button->parentWidget()->rect().contains(button->geometry()), who);
            QVERIFY2(button->width() >= button->sizeHint().width(), who);
        }
        for (const TextLabel* label : shown<TextLabel>(window)) {
            const QByteArray who = label->text().toUtf8();
            QVERIFY2(window.rect().contains(placeOf(label, &window)), who);
            QVERIFY2(label->heightForWidth(label->width()) <= label->height(), who);
            QVERIFY2(label->font().pixelSize() >= 14, who);
        }
        for (const LineTable* table : shown<LineTable>(window)) {
            QVERIFY(window.rect().contains(placeOf(table, &window)));
            QVERIFY(table->height() >= 3 * table->verticalHeader()->defaultSectionSize());
            lookForCutCells(*table);
        }
        for (const FactPanel* panel : shown<FactPanel>(window))
            QVERIFY2(panel->heightForWidth(panel->width()) <= panel->height(),
                qPrintable(panel->accessibleName()));
        for (const QLineEdit* line : shown<QLineEdit>(window)) {
            const int need = QFontMetrics(line->font())
                                 .horizontalAdvance(line->text().isEmpty() ? line->placeholderText()
                                                                           : line->text());
            QVERIFY2(need <= line->width(), qPrintable(line->accessibleName()));
        }
    }

    static void lookForCutCells(const LineTable& table)
    {
        QFont bold = table.font();
        bold.setBold(true);
        const QFontMetrics metrics(bold);
        const QAbstractItemModel& model = *table.model();
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 1; column < model.columnCount(); ++column) {
                const QString text = model.index(row, column).data().toString();
                QVERIFY2(
                    metrics.horizontalAdvance(text) < table.columnWidth(column), qPrintable(text));
            }
    }

    /// Whatever can have the focus, as a screen reader meets it.
    static void lookForNames(const ClerkWindow& window)
    {
        for (const QWidget* one : window.findChildren<QWidget*>()) {
            if (!one->isVisible() || one->focusPolicy() == Qt::NoFocus)
                continue;
            QAccessibleInterface* seen =
                QAccessible::queryAccessibleInterface(const_cast<QWidget*>(one));
            QVERIFY(seen);
            QVERIFY2(!seen->text(QAccessible::Name).isEmpty(),
                qPrintable(QLatin1String(one->metaObject()->className()) + one->objectName()));
        }
    }

private Q_SLOTS:
    void show_everyView_isReadable_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("contrast");
        QTest::addColumn<QSize>("size");
        for (const QSize size : { QSize(1366, 768), QSize(1920, 1080) })
            for (const char* language : { "zh_CN", "en" })
                for (const bool contrast : { false, true })
                    QTest::addRow(
                        "%s %d %s", language, size.height(), contrast ? "contrast" : "light")
                        << QString::fromLatin1(language) << contrast << size;
    }
    void show_everyView_isReadable()
    {
        QFETCH(QString, language);
        QFETCH(bool, contrast);
        QFETCH(QSize, size);
        const QString gallery = qEnvironmentVariable("YIDI_GALLERY");
        for (const test::Sample& sample : test::sampleViews(language)) {
            ClerkWindow window;
            window.resize(size);
            window.setHighContrast(contrast);
            window.setLanguage(language);
            window.setTraining(true);
            window.show();
            window.showView(sample.view);
            window.activateWindow(); // the ring of the focus belongs to the picture
            QVERIFY(QTest::qWaitForWindowActive(&window));
            const QPixmap picture = window.grab();
            if (!gallery.isEmpty())
                QVERIFY(picture.save(QStringLiteral("%1/%2 %3.png")
                                         .arg(gallery, QLatin1String(sample.name),
                                             QLatin1String(QTest::currentDataTag()))));
            lookAt(window);
            lookForNames(window);
            window.setLanguage(QStringLiteral("zh_CN"));
            if (QTest::currentTestFailed()) {
                qWarning("on %s", sample.name.constData());
                return;
            }
        }
    }
};

QTEST_MAIN(TestClerkWalk)
#include "tst_clerk_walk.moc"
