// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/https_link.h"

#include "app/base/deflate.h"
#include "app/crypto/authority.h"
#include "app/crypto/revocation.h"
#include "app/transactions/envelope.h"

#include <QDateTime>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTimer>
#include <QUrl>

#include <optional>

namespace yidi {

namespace {

constexpr qint64 largestAnswer = 8 * 1024 * 1024;
constexpr qsizetype smallBody = 2 * 1024; ///< is not worth compressing

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
            && (reply.errorString().contains(QLatin1String("SSL routines"))
                || reply.errorString().contains(QLatin1String("certificate routines"))));
}

/// How far a post has come.
struct Progress {
    bool shaken = false; ///< a connection was made for it and is trusted
    bool bytesLeft = false;
    std::optional<Error> distrust; ///< ours, of whoever answered
};

/// What an unanswered post means. Only a failure before the first byte of the body is certain;
/// everything else may have reached the province.
Error errorOf(const QNetworkReply& reply, const Progress& progress, bool isNewLine)
{
    const QString detail = reply.errorString();
    if (progress.distrust)
        return *progress.distrust;
    if (isTlsRefusal(reply))
        return { ErrorCode::TlsRefused, detail };
    // Nothing is written before the handshake has ended; only an older connection had its own.
    if (isNewLine && !progress.shaken)
        return { ErrorCode::LinkDown, detail };
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
        return { progress.bytesLeft ? ErrorCode::LinkTimeout : ErrorCode::LinkDown, detail };
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

/// Forward secrecy and authenticated encryption alone: no CBC, no RSA key exchange.
QList<QSslCipher> strongCiphers()
{
    QList<QSslCipher> strong;
    for (const QSslCipher& cipher : QSslConfiguration::supportedCiphers()) {
        const QString name = cipher.name();
        const bool authenticated =
            name.contains(QLatin1String("GCM")) || name.contains(QLatin1String("CHACHA20"));
        if (authenticated
            && (name.startsWith(QLatin1String("TLS_")) || name.startsWith(QLatin1String("ECDHE-"))))
            strong.append(cipher);
    }
    return strong;
}

/// One connection at a time. Qt opens spare connections when messages overlap and then tells nobody
/// of their handshakes; alone on its line a message hears of every one.
struct Line {
    QNetworkAccessManager network;
    bool busy = false;
    bool resting = false; ///< idle since somebody last looked
    bool shaken = false; ///< it may still have a connection made for an earlier message
};

class HttpsLink : public QObject, public ProvinceLink {
public:
    explicit HttpsLink(const StationProfile& profile)
        : m_profile(profile)
        , m_url(profile.provinceUrl)
    {
        const QByteArray authorityPem = contentOf(profile.file(QStringLiteral("ca.pem")));
        const QByteArray pem = contentOf(profile.file(QStringLiteral("station.pem")));
        const auto authority = QSslCertificate::fromData(authorityPem);
        m_certificate = QSslCertificate(pem);
        const QSslKey key = keyFrom(contentOf(profile.file(QStringLiteral("station.key"))));
        if (authority.isEmpty() || m_certificate.isNull() || key.isNull())
            m_unusable = QStringLiteral("the station's keys or certificates cannot be read");
        else if (m_url.scheme() != QLatin1String("https") || m_url.host().isEmpty())
            m_unusable = QStringLiteral("provinceUrl is no https address");
        else if (const auto ours = checkStationCertificate(pem, authorityPem,
                     { profile.deviceNo, profile.institutionCode, profile.stationNumber });
                 !ours)
            m_unusable = describe(ours.error());

        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls.setCaCertificates(authority); // and with that none of the system's
        m_tls.setLocalCertificate(m_certificate);
        m_tls.setPrivateKey(key);
        m_tls.setProtocol(QSsl::TlsV1_2OrLater);
        m_tls.setCiphers(strongCiphers());
        m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        // A resumed session would rest on yesterday's trust.
        m_tls.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
        m_tls.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    }

    void post(const QString& path, const QByteArray& body, int timeoutMs, Callback done) override
    {
        if (const auto trusted = ownCertificateIsGood(); !trusted)
            return done(fail(trusted.error()));
        Line* line = freeLine();
        const bool isNew = !line->shaken;
        line->busy = true;
        line->resting = false;
        QNetworkRequest head = request(path);
        if (body.size() > smallBody)
            head.setRawHeader("Content-Encoding", "deflate");
        QNetworkReply* reply =
            line->network.post(head, body.size() > smallBody ? deflated(body) : body);
        auto progress = std::make_shared<Progress>();
        // The handshake is over and nothing of the message has left; whoever is not to be trusted
        // gets none of it.
        connect(reply, &QNetworkReply::encrypted, this, [this, reply, progress, line] {
            const auto trusted = isTrusted(reply->sslConfiguration().peerCertificate());
            progress->shaken = line->shaken = trusted.has_value();
            if (trusted)
                return;
            progress->distrust = trusted.error();
            reply->abort();
        });
        // Progress of the body is told in order before any failure of the network.
        connect(reply, &QNetworkReply::uploadProgress, this,
            [progress](qint64 sent, qint64) { progress->bytesLeft |= sent > 0; });
        connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
            if (received > largestAnswer)
                reply->abort();
        });
        // The whole exchange has a deadline; a transfer timeout would wait on every trickled byte.
        QTimer::singleShot(timeoutMs, reply, &QNetworkReply::abort);
        connect(reply, &QNetworkReply::finished, this,
            [reply, progress, line, isNew, done = std::move(done)] {
                reply->deleteLater();
                line->busy = false;
                done(outcome(*reply, *progress, isNew));
            });
    }

    /// Qt keeps the last request of a connection for as long as that is open.
    void rest() override
    {
        std::erase_if(m_lines, [](const std::unique_ptr<Line>& line) {
            return !line->busy && std::exchange(line->resting, true);
        });
    }

private:
    Line* freeLine()
    {
        for (const auto& line : m_lines)
            if (!line->busy)
                return line.get();
        m_lines.push_back(std::make_unique<Line>());
        m_lines.back()->network.setProxy(QNetworkProxy::NoProxy);
        return m_lines.back().get();
    }

    /// Under TLS 1.3 a message is on its way before the other side has judged our certificate, so
    /// that is done here as well.
    Result<void> ownCertificateIsGood() const
    {
        if (!m_unusable.isEmpty())
            return fail(ErrorCode::TlsRefused, m_unusable);
        const QDateTime now = QDateTime::currentDateTimeUtc(); // TLS stays on real time
        if (now < m_certificate.effectiveDate() || now > m_certificate.expiryDate())
            return fail(ErrorCode::TlsRefused,
                QStringLiteral("the station's certificate is no "
                               "longer, or not yet, valid"));
        return isTrusted(m_certificate);
    }

    /// Looked up anew each time: the list is small, and it may have been replaced.
    Result<void> isTrusted(const QSslCertificate& certificate) const
    {
        const auto revoked = Revocations::read(
            m_profile.file(QStringLiteral("crl.pem")), m_profile.file(QStringLiteral("ca.pem")));
        if (!revoked)
            return fail(ErrorCode::TlsRefused, describe(revoked.error()));
        if (revoked->contains(certificate.toDer()))
            return fail(ErrorCode::TlsRefused,
                QStringLiteral("revoked: ")
                    + certificate.subjectInfo(QSslCertificate::CommonName).join(QLatin1Char(' ')));
        return {};
    }

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

    static Result<LinkReply> outcome(QNetworkReply& reply, const Progress& progress, bool isNewLine)
    {
        const QVariant status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
        if (!status.isValid() || !isWhole(reply))
            return fail(errorOf(reply, progress, isNewLine));
        return LinkReply { status.toInt(), reply.readAll(), reply.rawHeader(signatureHeader),
            reply.rawHeader("Retry-After").toInt() };
    }

    StationProfile m_profile;
    QUrl m_url;
    QSslCertificate m_certificate;
    QSslConfiguration m_tls;
    QString m_unusable;
    std::vector<std::unique_ptr<Line>> m_lines;
};

} // namespace

std::unique_ptr<ProvinceLink> makeHttpsLink(const StationProfile& profile)
{
    return std::make_unique<HttpsLink>(profile);
}

} // namespace yidi
