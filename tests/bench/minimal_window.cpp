// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// The yardstick: about the least a Qt Widgets program can do and still show something of use. After
// its first paint it says what `yidi-kiosk --print-first-paint` says, and leaves.
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFormLayout>
#include <QLineEdit>
#include <QTableWidget>
#include <QTimer>

#include <cstdio>

namespace {

qint64 residentKilobytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').front().toLongLong();
    return -1;
}

class Window : public QWidget {
public:
    explicit Window(const QElapsedTimer& sinceMain)
        : m_sinceMain(sinceMain)
    {
        auto* form = new QFormLayout(this);
        for (const char* label : { "姓名", "社会保障号码", "参保地", "就医地" })
            form->addRow(QString::fromUtf8(label), new QLineEdit(this));
        auto* table = new QTableWidget(50, 8, this);
        for (int row = 0; row < table->rowCount(); ++row)
            for (int column = 0; column < table->columnCount(); ++column)
                table->setItem(row, column,
                    new QTableWidgetItem(QStringLiteral("结算 %1-%2").arg(row).arg(column)));
        form->addRow(table);
        resize(1000, 700);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QWidget::paintEvent(event);
        if (m_told)
            return;
        m_told = true;
        // Once the children have painted too and the pixels are on their way.
        QTimer::singleShot(0, this, [this] {
            std::printf("{\"first_paint_ms\":%lld,\"rss_kib\":%lld}\n",
                static_cast<long long>(m_sinceMain.elapsed()),
                static_cast<long long>(residentKilobytes()));
            std::fflush(stdout);
            QCoreApplication::quit();
        });
    }

private:
    const QElapsedTimer& m_sinceMain;
    bool m_told = false;
};

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer sinceMain;
    sinceMain.start();
    QApplication app(argc, argv);
    Window window(sinceMain);
    window.show();
    return QApplication::exec();
}
