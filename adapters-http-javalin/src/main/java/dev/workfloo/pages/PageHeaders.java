package dev.workfloo.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/** What browsers are told they may do with our pages. */
final class PageHeaders {

    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; form-action 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'";

    private PageHeaders() {}

    static Map<String, String> of(Area area) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        headers.put("Referrer-Policy", area.isPersonal() ? "no-referrer" : "same-origin");
        headers.put("Cache-Control", area.isPersonal() ? "no-store" : "no-cache");
        headers.put("Vary", "Accept-Language, Cookie, HX-Request");
        if (area.isPersonal()) headers.put("X-Robots-Tag", "noindex, nofollow");
        return headers;
    }
}
