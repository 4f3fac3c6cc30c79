package dev.workfloo.server.settings;

import java.util.Optional;

/** Where others reach the service, where that is set. */
public final class PublicUrl {

    private static final String FORM = "https?://([A-Za-z0-9._-]{1,255}|\\[[0-9a-fA-F:.]{2,45}])(:[0-9]{1,5})?";

    /** Elsewhere browsers keep the page's cookie over TLS alone. */
    private static final String OPENS = "https://.*|http://(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?";

    private PublicUrl() {}

    /** Without a slash at its end. */
    public static Optional<String> of(Settings settings) {
        Optional<String> url = settings.get(Setting.PUBLIC_URL).map(it -> it.replaceFirst("/$", ""));
        if (url.filter(it -> !it.matches(FORM)).isPresent()) {
            throw Settings.wrong(
                    Setting.PUBLIC_URL, "must be http or https and a host, without a path: https://apply.lender.mx");
        }
        if (url.filter(it -> !it.matches(OPENS)).isPresent()) {
            throw Settings.wrong(
                    Setting.PUBLIC_URL,
                    "must begin with https://, but for this machine itself, such as http://localhost:8080: elsewhere"
                            + " browsers open no link over plain http");
        }
        return url;
    }

    /** With what links begin where no request for one tells. */
    public static String ofLinks(Settings settings) {
        return of(settings).orElseGet(() -> {
            String address = listening(settings, settings.port());
            if (settings.port() != 0 && address.matches(OPENS)) return address;
            throw Settings.wrong(
                    Setting.PUBLIC_URL, "must say where others reach the service, such as https://apply.lender.mx");
        });
    }

    /** Where the service listens. */
    public static String listening(Settings settings, int port) {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "http://" + host + ":" + port;
    }
}
