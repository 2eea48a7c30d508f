// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include <utility> // before Beast 1.74, which forgets it under C++20

#include "app/province/front/front.h"

#include "app/base/deflate.h"
#include "app/base/log.h"
#include "app/crypto/revocation.h"
#include "app/transactions/envelope.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <array>
#include <csignal>
#include <optional>

namespace yidi {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using beast::error_code;
using Tcp = asio::ip::tcp;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

constexpr std::uint32_t headerLimit = 8 * 1024;
/// After a refusal the rest of what the client sends is read and thrown away for so long, because
/// closing at once would make the network drop the answer as well.
constexpr auto lingerTime = std::chrono::seconds(5);
constexpr auto acceptPause = std::chrono::milliseconds(100);

QString text(beast::string_view view)
{
    return QString::fromLatin1(view.data(), static_cast<qsizetype>(view.size()));
}

std::string fileName(const QDir& dir, const char* name)
{
    return QFile::encodeName(dir.filePath(QLatin1String(name))).toStdString();
}

/// Which transaction an address names: a national path or /{infno}; empty for neither.
QString infnoOfPath(const QString& path)
{
    static const QHash<QString, QString> nationalPaths = [] {
        QHash<QString, QString> paths;
        for (const Transaction& transaction : transactionCatalogue())
            if (!transaction.path.isEmpty())
                paths.insert(transaction.path, transaction.infno);
        return paths;
    }();
    if (const QString infno = nationalPaths.value(path); !infno.isEmpty())
        return infno;
    const QString last = path.mid(1);
    const bool isInfno = last.size() >= 4 && last.size() <= 6
        && std::all_of(last.cbegin(), last.cend(), [](QChar c) {
               return (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
                   || (c >= QLatin1Char('A') && c <= QLatin1Char('Z'));
           });
    return isInfno ? last : QString();
}

Province::Answer refusal(http::status status, const QString& why)
{
    WireResponse response;
    response.err_msg = why;
    return { static_cast<int>(status), encodeResponse(response), {} };
}

QByteArray derOf(X509* certificate)
{
    unsigned char* der = nullptr;
    const int size = certificate ? i2d_X509(certificate, &der) : 0;
    if (size <= 0)
        return {};
    const QByteArray bytes(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
    return bytes;
}

/// The authority's list of revoked certificates, read again whenever the file changes. With a list
/// that cannot be read nobody is trusted.
class RevocationList {
public:
    explicit RevocationList(const QString& authorityDir)
        : m_list(QDir(authorityDir).filePath(QStringLiteral("revoked.pem")))
        , m_authority(QDir(authorityDir).filePath(QStringLiteral("ca.pem")))
    {
    }

    bool contains(const QByteArray& certificate)
    {
        const QFileInfo file(m_list);
        const State now { file.exists(), file.size(), file.lastModified() };
        if (!m_revoked || now != m_state) {
            m_revoked = Revocations::read(m_list, m_authority);
            m_state = now;
            if (!*m_revoked)
                qCCritical(logProvince) << "nobody is let in:" << describe(m_revoked->error());
        }
        return !*m_revoked || (*m_revoked)->contains(certificate);
    }

private:
    struct State {
        bool exists = false;
        qint64 size = 0;
        QDateTime changed;
        bool operator==(const State&) const = default;
    };
    QString m_list;
    QString m_authority;
    State m_state;
    std::optional<Result<Revocations>> m_revoked;
};

/// The station behind a verified connection.
Result<StationName> peerOf(TlsStream& stream)
{
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        SSL_get_peer_certificate(stream.native_handle()), X509_free);
    const QByteArray bytes = derOf(certificate.get());
    if (bytes.isEmpty())
        return fail(ErrorCode::TlsRefused, QStringLiteral("no client certificate"));
    return stationNameOf(bytes);
}

struct Service {
    Front::Options options;
    Front::Handler handler;
};

/// One connection. It lives as long as some operation holds it.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(Tcp::socket socket, asio::ssl::context& tls, const Service& service)
        : m_stream(std::move(socket), tls)
        , m_service(service)
    {
    }

    void start()
    {
        limit(m_service.options.handshakeTime);
        m_stream.async_handshake(asio::ssl::stream_base::server,
            [self = shared_from_this()](error_code error) { self->shaken(error); });
    }

private:
    void limit(std::chrono::milliseconds time)
    {
        beast::get_lowest_layer(m_stream).expires_after(time);
    }

    void shaken(error_code error)
    {
        auto peer = error ? fail(ErrorCode::TlsRefused, QString::fromStdString(error.message()))
                          : peerOf(m_stream);
        if (!peer) {
            qCInfo(logProvince) << "connection refused:" << describe(peer.error());
            return;
        }
        m_peer = *std::move(peer);
        readHeader();
    }

    void readHeader()
    {
        m_parser.emplace();
        m_parser->header_limit(headerLimit);
        m_parser->body_limit(m_service.options.bodyLimit);
        limit(m_service.options.idleTime);
        http::async_read_header(m_stream, m_buffer, *m_parser,
            [self = shared_from_this()](error_code error, std::size_t) {
                if (error)
                    self->refuseUnreadable(error);
                else
                    self->sayContinue();
            });
    }

    /// A careful client asks before it sends a large body.
    void sayContinue()
    {
        limit(m_service.options.transferTime);
        if (!beast::iequals(m_parser->get()[http::field::expect], "100-continue"))
            return readBody();
        static const std::string goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(m_stream, asio::buffer(goOn),
            [self = shared_from_this()](error_code error, std::size_t) {
                if (!error)
                    self->readBody();
            });
    }

    void readBody()
    {
        http::async_read(m_stream, m_buffer, *m_parser,
            [self = shared_from_this()](error_code error, std::size_t) {
                if (error)
                    self->refuseUnreadable(error);
                else
                    self->serve(self->m_parser->release());
            });
    }

    void refuseUnreadable(error_code error)
    {
        m_lastAnswer = true;
        if (error == http::error::body_limit)
            return send(refusal(http::status::payload_too_large,
                QStringLiteral("报文过大，上限为%1字节").arg(m_service.options.bodyLimit)));
        // Errors of other categories are the connection's: nobody is left to answer.
        if (error.category() == http::make_error_code(http::error::bad_target).category()
            && error != http::error::end_of_stream && error != http::error::partial_message)
            send(refusal(http::status::bad_request, QStringLiteral("HTTP请求格式错误")));
    }

    void serve(const Request& request)
    {
        m_lastAnswer = !request.keep_alive();
        const QString path = text(request.target()).section(QLatin1Char('?'), 0, 0);
        const QString infno = infnoOfPath(path);
        if (infno.isEmpty()) {
            m_lastAnswer = true;
            return send(refusal(http::status::not_found, QStringLiteral("地址不对应任何交易")));
        }
        if (request.method() != http::verb::post) {
            m_lastAnswer = true;
            return send(
                refusal(http::status::method_not_allowed, QStringLiteral("请用POST方法提交交易")));
        }
        const auto body = bodyOf(request);
        if (!body) {
            m_lastAnswer = true;
            return send(body.error());
        }
        send(handle(infno, *body));
    }

    /// As it was before it was compressed; what would grow beyond the limit is noticed on the way.
    tl::expected<QByteArray, Province::Answer> bodyOf(const Request& request) const
    {
        const QByteArray sent = QByteArray::fromStdString(request.body());
        const auto encoding = request[http::field::content_encoding];
        if (encoding.empty() || beast::iequals(encoding, "identity"))
            return sent;
        if (!beast::iequals(encoding, "deflate"))
            return tl::unexpected(refusal(http::status::unsupported_media_type,
                QStringLiteral("不支持的压缩方式，请用deflate")));
        auto body = inflated(sent, static_cast<qsizetype>(m_service.options.bodyLimit));
        if (!body)
            return tl::unexpected(refusal(http::status::bad_request,
                QStringLiteral("压缩报文有误，或解压后超过%1字节")
                    .arg(m_service.options.bodyLimit)));
        return *std::move(body);
    }

    Province::Answer handle(const QString& infno, const QByteArray& body)
    {
        try {
            return m_service.handler(infno, body, m_peer);
        } catch (const std::exception& e) {
            // One message must not take the province down. Whether it had an effect the station
            // learns by sending it again.
            qCCritical(logProvince) << "transaction" << infno << "broke off:" << e.what();
            return refusal(http::status::internal_server_error,
                QStringLiteral("系统异常，请稍后用原报文重发"));
        }
    }

    void send(const Province::Answer& answer)
    {
        m_response = Response(static_cast<http::status>(answer.httpStatus), 11);
        m_response.set(http::field::content_type, "application/json; charset=utf-8");
        m_response.set(http::field::cache_control, "no-store");
        if (m_response.result() == http::status::method_not_allowed)
            m_response.set(http::field::allow, "POST");
        if (!answer.signature.isEmpty())
            m_response.set(signatureHeader, answer.signature.toStdString());
        m_response.body() = answer.body.toStdString();
        m_response.keep_alive(!m_lastAnswer);
        m_response.prepare_payload();
        limit(m_service.options.transferTime);
        http::async_write(
            m_stream, m_response, [self = shared_from_this()](error_code error, std::size_t) {
                if (error)
                    return;
                if (self->m_lastAnswer)
                    self->sayGoodbye();
                else
                    self->readHeader();
            });
    }

    void sayGoodbye()
    {
        limit(lingerTime);
        m_stream.async_shutdown([self = shared_from_this()](error_code) {
            error_code ignored; // the connection ends either way
            beast::get_lowest_layer(self->m_stream)
                .socket()
                .shutdown(Tcp::socket::shutdown_send, ignored);
            self->drain();
        });
    }

    void drain()
    {
        beast::get_lowest_layer(m_stream).async_read_some(
            asio::buffer(m_scratch), [self = shared_from_this()](error_code error, std::size_t) {
                if (!error)
                    self->drain();
            });
    }

    TlsStream m_stream;
    const Service& m_service;
    StationName m_peer;
    beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::string_body>> m_parser;
    Response m_response;
    bool m_lastAnswer = false;
    std::array<char, 16 * 1024> m_scratch;
};

/// TLS 1.2 or later with forward secrecy, both sides proved by our own authority. No resumption: it
/// would skip the check of the client's certificate.
void configure(asio::ssl::context& tls, const QDir& authority)
{
    const std::string root = fileName(authority, "ca.pem");
    tls.use_certificate_chain_file(fileName(authority, "server.pem"));
    tls.use_private_key_file(fileName(authority, "server.key"), asio::ssl::context::pem);
    tls.load_verify_file(root);
    tls.set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert);
    SSL_CTX* const context = tls.native_handle();
    SSL_CTX_set_client_CA_list(context, SSL_load_client_CA_file(root.c_str()));
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context, 0);
}

} // namespace

class Front::Private {
public:
    Private(const Options& options, Handler handler)
        : service { options, std::move(handler) }
        , revoked(options.authorityDir)
    {
    }

    void bind()
    {
        configure(tls, QDir(service.options.authorityDir));
        tls.set_verify_callback([this](bool trusted, asio::ssl::verify_context& context) {
            X509_STORE_CTX* const store = context.native_handle();
            if (!trusted || X509_STORE_CTX_get_error_depth(store) > 0)
                return trusted;
            if (!revoked.contains(derOf(X509_STORE_CTX_get_current_cert(store))))
                return true;
            X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REVOKED); // the alert says why
            return false;
        });
        const auto found = Tcp::resolver(io).resolve(service.options.host.toStdString(),
            std::to_string(service.options.port), Tcp::resolver::passive);
        const Tcp::endpoint endpoint = found.begin()->endpoint();
        acceptor.open(endpoint.protocol());
        acceptor.set_option(Tcp::acceptor::reuse_address(true));
        acceptor.bind(endpoint);
        acceptor.listen();
    }

    void accept()
    {
        acceptor.async_accept([this](error_code error, Tcp::socket socket) {
            if (error)
                return acceptLater(error);
            error_code ignored; // only speed is lost without it
            socket.set_option(Tcp::no_delay(true), ignored);
            std::make_shared<Session>(std::move(socket), tls, service)->start();
            accept();
        });
    }

    /// Out of file handles, usually: go on when some connection has ended.
    void acceptLater(error_code error)
    {
        qCWarning(logProvince) << "cannot accept:" << error.message().c_str();
        pause.expires_after(acceptPause);
        pause.async_wait([this](error_code) { accept(); });
    }

    void workLater()
    {
        interval.expires_after(betweenWork);
        interval.async_wait([this](error_code error) {
            if (error)
                return;
            work();
            workLater();
        });
    }

    Service service;
    RevocationList revoked;
    std::chrono::milliseconds betweenWork {};
    std::function<void()> work;
    asio::ssl::context tls { asio::ssl::context::tls_server };
    asio::io_context io { 1 };
    Tcp::acceptor acceptor { io };
    asio::steady_timer pause { io };
    asio::steady_timer interval { io };
    asio::signal_set signals { io };
};

Front::Front(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

Front::~Front() = default;

Result<std::unique_ptr<Front>> Front::listen(const Options& options, Handler handler)
{
    try {
        auto d = std::make_unique<Private>(options, std::move(handler));
        d->bind();
        d->accept();
        return std::unique_ptr<Front>(new Front(std::move(d)));
    } catch (const std::exception& e) {
        return fail(ErrorCode::LinkDown,
            QStringLiteral("cannot listen on %1:%2: %3")
                .arg(options.host)
                .arg(options.port)
                .arg(QString::fromUtf8(e.what())));
    }
}

quint16 Front::port() const
{
    return m_d->acceptor.local_endpoint().port();
}

void Front::run()
{
    m_d->io.run();
}

void Front::stop()
{
    m_d->io.stop();
}

void Front::every(std::chrono::milliseconds interval, std::function<void()> work)
{
    m_d->betweenWork = interval;
    m_d->work = std::move(work);
    m_d->workLater();
}

void Front::stopOnSignals()
{
    m_d->signals.add(SIGTERM);
    m_d->signals.add(SIGINT);
    m_d->signals.async_wait([this](error_code error, int) {
        if (!error)
            stop();
    });
}

} // namespace yidi
