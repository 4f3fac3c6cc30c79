package dev.workfloo.person.code;

import dev.workfloo.pages.Word;

/** What these pages say. */
enum CodeWord implements Word {
    CHANNEL_SMS,
    CHANNEL_WHATSAPP,
    CHANNEL_EMAIL,
    CONSENT_NEEDED,
    WILL_BE_SENT,
    SEND,
    WAS_SENT,
    NONE_IS_SENT,
    BEING_SENT,
    NOT_SENT,
    LABEL,
    LABEL_OF_OTHERS,
    HINT,
    GO_ON,
    SEND_AGAIN,
    NOT_ARRIVED,
    NO_MORE_CODES,
    EXPIRED,
    SIX_DIGITS,
    TYPE_IT,
    WRONG,
    RIGHT_ONCE,
    ATTEMPTS_LEFT,
    ONE_ATTEMPT_LEFT,
    ONCE_MORE,
    READ_BEFORE,
    WHO_ASKS,
    TERMS,
    PRIVACY_NOTICE,
    OPENS_ANOTHER_TAB,
    GIVE_CONSENT,
    CODE_WENT,
    VERIFY,
    BEING_JUDGED,
    LOOK_AGAIN
}
