package dev.workfloo.http.fuzz;

import java.nio.charset.StandardCharsets;

/** How a JSON text is written down, or spoilt. */
enum BodySpelling {
    PLAIN {
        @Override
        byte[] bytes(String json) {
            return utf8(json);
        }
    },
    SPACED {
        @Override
        byte[] bytes(String json) {
            return utf8(" \r\n\t" + json.replace("\":", "\" \n:\t") + "\n ");
        }
    },
    /** Half a surrogate pair can be sent only so. */
    ESCAPED {
        @Override
        byte[] bytes(String json) {
            StringBuilder escaped = new StringBuilder();
            for (char one : json.toCharArray()) {
                if (one < 128) escaped.append(one);
                else escaped.append(String.format("\\u%04x", (int) one));
            }
            return utf8(escaped.toString());
        }
    },
    /** Its first member twice. */
    DOUBLED {
        @Override
        byte[] bytes(String json) {
            int colon = json.indexOf("\":");
            if (!json.startsWith("{\"") || colon < 0) return utf8("{\"a\":1,\"\\u0061\":" + json + "}");
            return utf8("{" + json.substring(1, colon) + "\":null," + json.substring(1));
        }
    },
    TRAILED {
        @Override
        byte[] bytes(String json) {
            return utf8(json + " " + json);
        }
    },
    CUT {
        @Override
        byte[] bytes(String json) {
            return utf8(json.substring(0, json.length() / 2));
        }
    },
    WITH_A_BOM {
        @Override
        byte[] bytes(String json) {
            return utf8("\ufeff" + json);
        }
    },
    IN_UTF_16 {
        @Override
        byte[] bytes(String json) {
            return json.getBytes(StandardCharsets.UTF_16);
        }
    },
    IN_LATIN_1 {
        @Override
        byte[] bytes(String json) {
            return json.replace("\":\"", "\":\"\u00f1").getBytes(StandardCharsets.ISO_8859_1);
        }
    },
    COMMENTED {
        @Override
        byte[] bytes(String json) {
            return utf8("/* " + Texts.MARK + " */" + json + "// end");
        }
    },
    DEEP {
        @Override
        byte[] bytes(String json) {
            return utf8("{\"a\":".repeat(60) + "[".repeat(60) + json + "]".repeat(60) + "}".repeat(60));
        }
    },
    LARGE {
        @Override
        byte[] bytes(String json) {
            return utf8(json + " ".repeat(FuzzedService.LARGEST_BODY));
        }
    },
    LONG_NAMED {
        @Override
        byte[] bytes(String json) {
            return utf8("{\"" + "n".repeat(257) + "\":" + json + "}");
        }
    },
    CROWDED {
        @Override
        byte[] bytes(String json) {
            StringBuilder many = new StringBuilder("{\"a\":").append(json);
            for (int i = 0; i < 1_001; i++) many.append(",\"f").append(i).append("\":0");
            return utf8(many.append('}').toString());
        }
    };

    abstract byte[] bytes(String json);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
