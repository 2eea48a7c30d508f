// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/front/front.h"

#include <thread>

namespace yidi {

/// The province's real front on a thread of its own.
class RunningFront {
public:
    RunningFront(const QString& authorityDir, Front::Handler handler)
    {
        Front::Options options;
        options.authorityDir = authorityDir;
        auto front = Front::listen(options, std::move(handler));
        if (!front)
            qFatal("%s", qPrintable(describe(front.error())));
        m_front = *std::move(front);
        m_thread = std::thread([this] { m_front->run(); });
    }
    ~RunningFront()
    {
        m_front->stop();
        m_thread.join();
    }
    QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(m_front->port()); }

private:
    std::unique_ptr<Front> m_front;
    std::thread m_thread;
};

} // namespace yidi
