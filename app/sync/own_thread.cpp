// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/own_thread.h"

#include "app/base/log.h"

#include <QCoreApplication>

namespace yidi {

namespace {
constexpr unsigned long patienceMs = 400;
}

OwnThread::OwnThread(const QString& name, QObject* worker)
    : m_thread(new QThread)
    , m_worker(worker)
{
    m_thread->setObjectName(name);
    worker->moveToThread(m_thread);
}

void OwnThread::start()
{
    QObject::connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
}

OwnThread::~OwnThread()
{
    if (!m_thread->isRunning())
        delete m_worker; // nobody ran it
    m_thread->requestInterruption();
    m_thread->quit();
    if (m_thread->wait(patienceMs)) {
        delete m_thread;
        return;
    }
    qCWarning(logSync) << "left behind, hanging:" << m_thread->objectName();
    // It may end after whoever owned it; the program's own thread is there to delete it.
    QObject::connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    m_thread->moveToThread(QCoreApplication::instance()->thread());
}

} // namespace yidi
