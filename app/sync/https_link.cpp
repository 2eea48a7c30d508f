// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/https_link.h"

#include "app/transactions/envelope.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTimer>
#include <QUrl>

namespace yidi {

namespace {

constexpr qint64 largestAnswer = 8 * 1024 * 1024;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslKey keyFrom(const QByteArray& pem)
{
    const QSslKey key(pem, QSsl::Ec);
    return key.isNull() ? QSslKey(pem, QSsl::Rsa) : key;
}

/// The other side's objection to our certificate comes as an alert after our half of the handshake,
/// and Qt has no error of its own for it.
bool isTlsRefusal(const QNetworkReply& reply)
{
    return reply.error() == QNetworkReply::SslHandshakeFailedError
        || (reply.error() == QNetworkReply::UnknownNetworkError
            && reply.errorString().contains(QLatin1String("SSL routines")));
}

/// What an unanswered post means. Only a failure before the first byte of the body, reported by the
/// network itself, is certain; everything else may have reached the province.
Error errorOf(const QNetworkReply& reply, bool bytesLeft)
{
    const QString detail = reply.errorString();
    if (isTlsRefusal(reply))
        return { ErrorCode::TlsRefused, detail };
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
        return { bytesLeft ? ErrorCode::LinkTimeout : ErrorCode::LinkDown, detail };
    default:
        return { ErrorCode::LinkTimeout, detail };
    }
}

/// A whole HTTP answer came, whatever its status says.
bool isWhole(const QNetworkReply& reply)
{
    const QNetworkReply::NetworkError error = reply.error();
    return error == QNetworkReply::NoError
        || (error > QNetworkReply::UnknownProxyError && error != QNetworkReply::ProtocolFailure);
}

class HttpsLink : public QObject, public ProvinceLink {
public:
    explicit HttpsLink(const StationProfile& profile)
        : m_url(profile.provinceUrl)
    {
        const auto authority =
            QSslCertificate::fromData(contentOf(profile.file(QStringLiteral("ca.pem"))));
        const QSslCertificate certificate(contentOf(profile.file(QStringLiteral("station.pem"))));
        const QSslKey key = keyFrom(contentOf(profile.file(QStringLiteral("station.key"))));
        if (authority.isEmpty() || certificate.isNull() || key.isNull())
            m_unusable = QStringLiteral("the station's keys or certificates cannot be read");
        else if (m_url.scheme() != QLatin1String("https") || m_url.host().isEmpty())
            m_unusable = QStringLiteral("provinceUrl is no https address");

        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls.setCaCertificates(authority); // and with that none of the system's
        m_tls.setLocalCertificate(certificate);
        m_tls.setPrivateKey(key);
        m_tls.setProtocol(QSsl::TlsV1_2OrLater);
        m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        m_network.setProxy(QNetworkProxy::NoProxy);
    }

    void post(const QString& path, const QByteArray& body, int timeoutMs, Callback done) override
    {
        if (!m_unusable.isEmpty())
            return done(fail(ErrorCode::TlsRefused, m_unusable));
        QNetworkReply* reply = m_network.post(request(path), body);
        // Progress of the body is told in order before any failure of the network.
        auto bytesLeft = std::make_shared<bool>(false);
        connect(reply, &QNetworkReply::uploadProgress, this,
            [bytesLeft](qint64 sent, qint64) { *bytesLeft |= sent > 0; });
        connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
            if (received > largestAnswer)
                reply->abort();
        });
        // The whole exchange has a deadline; a transfer timeout would wait on every trickled byte.
        QTimer::singleShot(timeoutMs, reply, &QNetworkReply::abort);
        connect(reply, &QNetworkReply::finished, this, [reply, bytesLeft, done = std::move(done)] {
            reply->deleteLater();
            done(outcome(*reply, *bytesLeft));
        });
    }

private:
    QNetworkRequest request(const QString& path) const
    {
        QUrl url = m_url;
        url.setPath(path);
        QNetworkRequest request(url);
        request.setSslConfiguration(m_tls);
        request.setHeader(
            QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json; charset=utf-8"));
        request.setAttribute(
            QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        return request;
    }

    static Result<LinkReply> outcome(QNetworkReply& reply, bool bytesLeft)
    {
        const QVariant status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
        if (!status.isValid() || !isWhole(reply))
            return fail(errorOf(reply, bytesLeft));
        return LinkReply { status.toInt(), reply.readAll(), reply.rawHeader(signatureHeader) };
    }

    QUrl m_url;
    QSslConfiguration m_tls;
    QString m_unusable;
    QNetworkAccessManager m_network;
};

} // namespace

std::unique_ptr<ProvinceLink> makeHttpsLink(const StationProfile& profile)
{
    return std::make_unique<HttpsLink>(profile);
}

} // namespace yidi
