package dev.workfloo.server.settings;

import java.util.Optional;

/** Where others reach the service, where that is set. */
public final class PublicUrl {

    private static final String FORM = "https?://([A-Za-z0-9._-]{1,255}|\\[[0-9a-fA-F:.]{2,45}])(:[0-9]{1,5})?";

    private PublicUrl() {}

    /** Without a slash at its end. */
    public static Optional<String> of(Settings settings) {
        Optional<String> url = settings.get(Setting.PUBLIC_URL).map(it -> it.replaceFirst("/$", ""));
        if (url.filter(it -> !it.matches(FORM)).isPresent()) {
            throw Settings.wrong(
                    Setting.PUBLIC_URL, "must be http or https and a host, without a path: https://apply.lender.mx");
        }
        return url;
    }
}
