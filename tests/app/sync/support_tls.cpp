// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_tls.h"

#include <QFile>

#include <arpa/inet.h>
#include <atomic>
#include <mutex>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace yidi {

namespace {

template <class T, void (*release)(T*)>
struct Release {
    void operator()(T* thing) const { release(thing); }
};
using Pkey = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509, X509_free>>;
using Ssl = std::unique_ptr<SSL, Release<SSL, SSL_free>>;
using Context = std::unique_ptr<SSL_CTX, Release<SSL_CTX, SSL_CTX_free>>;
struct FreeBio {
    void operator()(BIO* bio) const { BIO_free_all(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

constexpr int secondsOfDay = 24 * 3600;

QByteArray read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(path));
    return file.readAll();
}

Bio memory(const QByteArray& bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

Pkey keyOf(const QByteArray& pem)
{
    return Pkey(PEM_read_bio_PrivateKey(memory(pem).get(), nullptr, nullptr, nullptr));
}

Certificate certificateOf(const QByteArray& pem)
{
    return Certificate(PEM_read_bio_X509(memory(pem).get(), nullptr, nullptr, nullptr));
}

template <class Write>
QByteArray pemOf(Write write)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    write(bio.get());
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return QByteArray(bytes, static_cast<qsizetype>(size));
}

void extend(X509* certificate, int kind, const QByteArray& value)
{
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

} // namespace

Forged forge(const Forgery& wish)
{
    const Pkey key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    X509* const it = certificate.get();
    static std::atomic<long> serial = 1;
    X509_set_version(it, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(it), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(it), long { wish.validFrom } * secondsOfDay);
    X509_gmtime_adj(X509_getm_notAfter(it), long { wish.validTo } * secondsOfDay);
    X509_set_pubkey(it, key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(it), "CN", MBSTRING_ASC,
        reinterpret_cast<const unsigned char*>("forged"), -1, -1, 0);
    extend(it, NID_subject_alt_name, "IP:" + wish.address.toLatin1());
    extend(it, NID_basic_constraints, wish.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    extend(it, NID_ext_key_usage, wish.forServers ? "serverAuth" : "clientAuth");
    if (wish.authorityDir.isEmpty()) {
        X509_set_issuer_name(it, X509_get_subject_name(it));
        X509_sign(it, key.get(), EVP_sha256());
    } else {
        const auto issuer = certificateOf(read(wish.authorityDir + QStringLiteral("/ca.pem")));
        const auto issuerKey = keyOf(read(wish.authorityDir + QStringLiteral("/ca.key")));
        X509_set_issuer_name(it, X509_get_subject_name(issuer.get()));
        X509_sign(it, issuerKey.get(), EVP_sha256());
    }
    return { pemOf([&](BIO* bio) { PEM_write_bio_X509(bio, it); }), pemOf([&](BIO* bio) {
                PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            }) };
}

class TlsServer::Private {
public:
    explicit Private(Options theOptions)
        : options(std::move(theOptions))
        , context(SSL_CTX_new(TLS_server_method()))
        , listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        SSL_CTX* const tls = context.get();
        SSL_CTX_set_security_level(tls, 0); // weak ones on purpose
        SSL_CTX_set_min_proto_version(tls, options.minVersion);
        SSL_CTX_set_max_proto_version(tls, options.maxVersion);
        SSL_CTX_set_cipher_list(
            tls, options.ciphers.isEmpty() ? "ALL:@SECLEVEL=0" : options.ciphers.constData());
        if (SSL_CTX_use_certificate(tls, certificateOf(options.identity.certificate).get()) != 1
            || SSL_CTX_use_PrivateKey(tls, keyOf(options.identity.key).get()) != 1)
            qFatal("the server's identity does not fit together");
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0
            || ::listen(listener, SOMAXCONN) != 0
            || ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            qFatal("no port for the server");
        port = ntohs(address.sin_port);
        thread = std::thread([this] { run(); });
    }

    ~Private()
    {
        stopping = true;
        thread.join();
        ::close(listener);
    }

    bool waitFor(int fd, short events) const
    {
        pollfd watched { fd, events, 0 };
        while (!stopping) {
            constexpr int glanceMs = 20;
            if (::poll(&watched, 1, glanceMs) > 0)
                return true;
        }
        return false;
    }

    void run()
    {
        while (waitFor(listener, POLLIN)) {
            const int fd = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (fd < 0)
                continue;
            ++connections;
            serve(fd);
            ::close(fd);
        }
    }

    /// Everything goes through memory, so that what arrived can be looked at too.
    void serve(int fd)
    {
        const Ssl ssl(SSL_new(context.get()));
        BIO* const in = BIO_new(BIO_s_mem());
        BIO* const out = BIO_new(BIO_s_mem());
        SSL_set_bio(ssl.get(), in, out);
        SSL_set_accept_state(ssl.get());
        bool shaken = false;
        while (waitFor(fd, POLLIN)) {
            char wire[16 * 1024];
            const ssize_t size = ::recv(fd, wire, sizeof wire, 0);
            if (size <= 0)
                return;
            note(raw, wire, size);
            BIO_write(in, wire, static_cast<int>(size));
            ERR_clear_error();
            char clear[16 * 1024];
            int got = 0;
            while ((got = SSL_read(ssl.get(), clear, sizeof clear)) > 0)
                note(received, clear, got);
            const int error = SSL_get_error(ssl.get(), got);
            if (!shaken && SSL_is_init_finished(ssl.get())) {
                shaken = true;
                ++handshakes;
                if (options.renegotiate) {
                    SSL_renegotiate(ssl.get());
                    SSL_do_handshake(ssl.get());
                }
            }
            flush(fd, out);
            if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE)
                return;
        }
    }

    static void flush(int fd, BIO* out)
    {
        char wire[16 * 1024];
        int size = 0;
        while ((size = BIO_read(out, wire, sizeof wire)) > 0)
            [[maybe_unused]] const auto sent =
                ::send(fd, wire, static_cast<std::size_t>(size), MSG_NOSIGNAL);
    }

    void note(QByteArray& book, const char* bytes, qsizetype size)
    {
        const std::lock_guard lock(mutex);
        book.append(bytes, size);
    }

    const Options options;
    const Context context;
    const int listener;
    quint16 port = 0;
    std::atomic<bool> stopping = false;
    std::atomic<int> connections = 0;
    std::atomic<int> handshakes = 0;
    mutable std::mutex mutex;
    QByteArray received;
    QByteArray raw;
    std::thread thread;
};

TlsServer::TlsServer(Options options)
    : m_d(std::make_unique<Private>(std::move(options)))
{
}

TlsServer::~TlsServer() = default;

quint16 TlsServer::port() const
{
    return m_d->port;
}

int TlsServer::connections() const
{
    return m_d->connections;
}

int TlsServer::handshakes() const
{
    return m_d->handshakes;
}

QByteArray TlsServer::received() const
{
    const std::lock_guard lock(m_d->mutex);
    return m_d->received;
}

QByteArray TlsServer::raw() const
{
    const std::lock_guard lock(m_d->mutex);
    return m_d->raw;
}

} // namespace yidi
