package dev.workfloo.server;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.outbound.LossListener;
import dev.workfloo.outbound.Outbound;
import dev.workfloo.outbound.Surroundings;
import dev.workfloo.outbound.file.ConnectorFile;
import dev.workfloo.outbound.mail.SmtpServer;
import dev.workfloo.outbound.mail.SmtpServer.Login;
import dev.workfloo.outbound.mail.SmtpServer.Security;
import dev.workfloo.server.settings.SecretSources;
import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Whom the service turns to, put together from its settings. */
final class OutboundSetup {

    private static final Set<Setting> MAIL = Set.of(
            Setting.SMTP_PORT,
            Setting.SMTP_SECURITY,
            Setting.SMTP_USER,
            Setting.SMTP_PASSWORD,
            Setting.SMTP_PASSWORD_FILE,
            Setting.SMTP_FROM);

    private OutboundSetup() {}

    /**
     * @param along headers that go along with each question to a service
     * @param losses is told why somebody was not reached
     */
    static Outbound open(Settings settings, Supplier<Map<String, String>> along, LossListener losses) {
        ConnectorFile file = settings.path(Setting.CONNECTORS)
                .map(path -> read(path, settings))
                .orElse(ConnectorFile.EMPTY);
        Optional<SmtpServer> mail = mail(settings);
        if (mail.isPresent() && file.channels().contains(CodeChannel.EMAIL)) {
            throw Settings.wrong(
                    Setting.SMTP_HOST,
                    "must not be given together with a channel email in the file of " + Setting.CONNECTORS.variable());
        }
        return Outbound.open(
                file, mail, settings.flag(Setting.CALLBACKS_ALLOW_PRIVATE, false), Surroundings.of(along, losses));
    }

    private static ConnectorFile read(Path path, Settings settings) {
        try {
            return ConnectorFile.read(Files.readAllBytes(path), secrets(settings))
                    .getOrElseThrow(wrong ->
                            Settings.wrong(Setting.CONNECTORS, path + " is wrong: " + String.join("; ", wrong)));
        } catch (IOException e) {
            throw Settings.wrong(Setting.CONNECTORS, "cannot be read: " + path);
        }
    }

    private static SecretSources secrets(Settings settings) {
        Optional<Path> folder = settings.path(Setting.SECRETS);
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw Settings.wrong(Setting.SECRETS, "must be a folder, and there is none at " + folder.get());
        }
        return new SecretSources(settings.secretVariables(), folder);
    }

    private static Optional<SmtpServer> mail(Settings settings) {
        Optional<String> host = settings.get(Setting.SMTP_HOST);
        Optional<Setting> forNothing = MAIL.stream()
                .filter(setting -> settings.get(setting).isPresent())
                .sorted()
                .findFirst();
        if (host.isEmpty() && forNothing.isPresent()) {
            throw Settings.wrong(forNothing.get(), "is of no use without " + Setting.SMTP_HOST.variable());
        }
        return host.map(name -> mail(name, settings));
    }

    private static SmtpServer mail(String host, Settings settings) {
        Security security = security(settings);
        int usual = switch (security) {
            case STARTTLS -> 587;
            case TLS -> 465;
            case NONE -> 25;
        };
        return new SmtpServer(
                host, settings.port(Setting.SMTP_PORT, usual), security, login(settings, security), from(settings));
    }

    private static Security security(Settings settings) {
        String name = settings.get(Setting.SMTP_SECURITY).orElse("starttls");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "starttls" -> Security.STARTTLS;
            case "tls" -> Security.TLS;
            case "none" -> Security.NONE;
            default -> throw Settings.wrong(Setting.SMTP_SECURITY, "must be starttls, tls or none, not " + name);
        };
    }

    private static Optional<Login> login(Settings settings, Security security) {
        Optional<String> user = settings.get(Setting.SMTP_USER);
        Optional<String> password = settings.secret(Setting.SMTP_PASSWORD, Setting.SMTP_PASSWORD_FILE);
        if (user.isPresent() != password.isPresent()) {
            throw Settings.wrong(
                    Setting.SMTP_USER, "and " + Setting.SMTP_PASSWORD.variable() + " are given together or not at all");
        }
        if (user.isPresent() && security == Security.NONE) {
            throw Settings.wrong(Setting.SMTP_SECURITY, "must not be none with a password, which everybody could read");
        }
        return user.flatMap(name -> password.map(secret -> new Login(name, secret)));
    }

    private static String from(Settings settings) {
        return settings.get(Setting.SMTP_FROM)
                .filter(SmtpServer::isSender)
                .orElseThrow(() -> Settings.wrong(
                        Setting.SMTP_FROM, "must be whom e-mail is from, such as Lender <no-reply@lender.mx>"));
    }
}
