// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// bench_startup: starts the kiosk and a minimal Qt Widgets window in turn and compares their times
// from exec to the first paint and their memory then. Only the ratio inside one run is to be
// trusted. Exit: 0 within the limits, 1 above one, 3 when a part is not available.
#include "app/base/json.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace yidi;

namespace {

constexpr int rounds = 11;
constexpr int patienceMs = 30'000;
constexpr double timeLimit = 3.0;
constexpr double memoryLimit = 2.0;

struct Program {
    const char* name;
    QString path;
    QStringList arguments;
};

struct Sample {
    double ms = 0; ///< from before exec until the line that follows the first paint is here
    double kib = 0;
};

/// An X server of our own, so that a developer's desktop takes no part.
class Display {
public:
    Display()
    {
        m_server.start(QStringLiteral("Xvfb"),
            { QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                QStringLiteral("0"), QStringLiteral("1920x1920x24"), QStringLiteral("-nolisten"),
                QStringLiteral("tcp") });
        if (m_server.waitForStarted() && m_server.waitForReadyRead(patienceMs))
            qputenv("DISPLAY", ':' + m_server.readLine().trimmed());
        else
            m_server.kill();
    }
    ~Display()
    {
        m_server.terminate();
        m_server.waitForFinished();
    }
    bool isUp() const { return m_server.state() == QProcess::Running; }

private:
    QProcess m_server;
};

Result<Sample> runOnce(const Program& program)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer time;
    time.start();
    process.start(program.path, program.arguments);
    while (!process.canReadLine())
        if (!process.waitForReadyRead(patienceMs))
            return fail(ErrorCode::BadInput,
                QLatin1String(program.name) + QStringLiteral(" printed no line: ")
                    + process.errorString());
    Sample sample { static_cast<double>(time.nsecsElapsed()) / 1e6, 0 };
    YIDI_ASSIGN(const Json told, parseJson(process.readLine()));
    sample.kib = told[u"rss_kib"].text().toDouble();
    if (sample.kib <= 0)
        return fail(ErrorCode::BadInput,
            QLatin1String(program.name) + QStringLiteral(" printed no rss_kib"));
    if (!process.waitForFinished(patienceMs) || process.exitCode() != 0)
        return fail(
            ErrorCode::BadInput, QLatin1String(program.name) + QStringLiteral(" did not end well"));
    return sample;
}

template <class Member>
double median(std::vector<Sample> samples, Member member)
{
    std::sort(samples.begin(), samples.end(),
        [&](const Sample& a, const Sample& b) { return a.*member < b.*member; });
    return samples[samples.size() / 2].*member;
}

/// Prints one comparison; true when it is within its limit.
template <class Member>
bool report(const char* what, const std::vector<Sample> (&samples)[2], Member member, double limit)
{
    const double yardstick = median(samples[0], member);
    const double ours = median(samples[1], member);
    const double ratio = ours / yardstick;
    std::printf("%-22s %10.1f %10.1f   ratio %.2f, limit %.1f: %s\n", what, yardstick, ours, ratio,
        limit, ratio <= limit ? "within" : "ABOVE");
    return ratio <= limit;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir home; // no settings and no caches of whoever runs this
    qputenv("HOME", home.path().toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", home.path().toLocal8Bit());
    qputenv("QT_QPA_PLATFORM", "xcb");
    const Display display;
    if (!display.isUp()) {
        std::fprintf(stderr, "bench_startup: Xvfb does not start\n");
        return 3;
    }

    const QString folder = QCoreApplication::applicationDirPath() + QLatin1Char('/');
    const Program programs[2] = {
        { "minimal", folder + QStringLiteral("bench_minimal_window"), {} },
        { "yidi-kiosk", QStringLiteral(YIDI_BIN_DIR "/yidi-kiosk"),
            { QStringLiteral("--print-first-paint") } },
    };
    std::vector<Sample> samples[2];
    std::printf(
        "%5s %12s %12s %14s %14s\n", "round", "minimal ms", "kiosk ms", "minimal KiB", "kiosk KiB");
    for (int round = 0; round <= rounds; ++round) {
        Sample pair[2];
        for (const int which : { 0, 1 }) {
            const auto sample = runOnce(programs[which]);
            if (!sample) {
                std::fprintf(stderr, "bench_startup: %s\n", qPrintable(describe(sample.error())));
                return 3;
            }
            pair[which] = *sample;
            if (round > 0) // the first only warms the page cache
                samples[which].push_back(*sample);
        }
        std::printf("%5s %12.1f %12.1f %14.0f %14.0f\n",
            round > 0 ? qPrintable(QString::number(round)) : "warm", pair[0].ms, pair[1].ms,
            pair[0].kib, pair[1].kib);
    }
    std::printf("\n%-22s %10s %10s\n", "median", "minimal", "kiosk");
    const bool quick = report("exec to paint, ms", samples, &Sample::ms, timeLimit);
    const bool small = report("resident then, KiB", samples, &Sample::kib, memoryLimit);
    return quick && small ? 0 : 1;
}
