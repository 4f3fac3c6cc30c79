/*
 * Takes a sandbox execution to its end with the client that OpenAPI Generator makes of openapi.json: looks at the status, and
 * answers what the step asks for. Prints the execution's id. What it needs to know is in variables of the environment.
 */
import {
    Configuration,
    ConsentApi,
    ExecutionStatus,
    ExecutionsApi,
    FieldMetadataTypeEnum,
    Phase,
    ResponseError,
    ReviewApi,
    ValidationStateEnum,
    VerificationApi,
} from './client';
import type { FieldMetadata, FormField, RequestedFile, Status, Validation, ValidationField } from './client';

declare const process: { env: Record<string, string | undefined>; exitCode?: number };

type Answers = { [id: string]: unknown };

const CODE = '123456';
const WORDS = ['Ana María Ñúñez', 'KIBA801010BPA', '06700', 'A'];
const BEGINNINGS: { [format: string]: string } = {
    pdf: '%PDF-1.7\n% ',
    png: '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR',
    jpg: '\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0\u0001\u0001',
    xml: '<?xml version="1.0"?><file/><!-- -->\n',
    txt: 'Dear lender, ',
};

function setting(name: string): string {
    const value = process.env[name];
    if (value === undefined) throw new Error(`${name} is not set`);
    return value;
}

/** What came last, as it was sent. */
let received: unknown;

function configuration(key: string): Configuration {
    return new Configuration({
        basePath: setting('WORKFLOO_URL'),
        apiKey: key,
        middleware: [
            {
                post: async ({ response }) => {
                    const text = await response.clone().text();
                    received = text === '' ? undefined : JSON.parse(text);
                },
            },
        ],
    });
}

const client = configuration(setting('WORKFLOO_KEY'));
const executions = new ExecutionsApi(client);
const consent = new ConsentApi(client);
const verification = new VerificationApi(client);
const review = new ReviewApi(client);
const reviewer = new ReviewApi(configuration(setting('WORKFLOO_REVIEWER_KEY')));

/** The client drops in silence what it does not know: fails if it has dropped anything. */
function whole<T>(typed: T, raw: unknown = received, place = ''): T {
    if (Array.isArray(raw)) {
        raw.forEach((item, i) => whole((typed as unknown[])[i], item, `${place}/${i}`));
    } else if (typeof raw === 'object' && raw !== null) {
        for (const [name, value] of Object.entries(raw)) {
            const member = (typed as Answers)[name];
            if (member === undefined) throw new Error(`the client knows no ${place}/${name}`);
            whole(member, value, `${place}/${name}`);
        }
    }
    return typed;
}

class Form {
    constructor(private readonly fields: FormField[], private readonly required: string[] = []) {}

    answers(): Answers {
        const shown = this.fields.filter((field) => this.isAnswered(field));
        return Object.fromEntries(shown.map((field) => [field.id, this.value(field)]));
    }

    private isAnswered(field: FormField): boolean {
        return field.fieldMetadata.type !== FieldMetadataTypeEnum.Html && this.isShown(field);
    }

    private isShown(field: FormField): boolean {
        const show = field.fieldMetadata.show;
        if (show !== undefined && !this.holds(show.field, [show.value])) return false;
        return field.showIf.every((condition) => this.holds(condition.field, condition.values));
    }

    private holds(id: string, values: string[]): boolean {
        const other = this.fields.find((field) => field.id === id);
        return other !== undefined && this.isAnswered(other) && values.includes(String(this.value(other)));
    }

    private value(field: FormField): unknown {
        const metadata = field.fieldMetadata;
        if (metadata.defaultValue !== undefined) return metadata.defaultValue;
        if (field.set === undefined) return answer(metadata);
        const element = new Form(field.set.fields, field.set.required);
        return Array.from({ length: count(metadata) }, () => element.answers());
    }
}

function count(metadata: { min?: number; max?: number }): number {
    return Math.max(metadata.min ?? 0, Math.min(2, metadata.max ?? 2));
}

function answer(metadata: FieldMetadata): unknown {
    switch (metadata.type) {
        case FieldMetadataTypeEnum.Text:
            return text(metadata);
        case FieldMetadataTypeEnum.Number:
        case FieldMetadataTypeEnum.Integer:
            return Math.max(metadata.minVal ?? -Infinity, Math.min(60000, metadata.maxVal ?? Infinity));
        case FieldMetadataTypeEnum.Boolean:
            return true;
        case FieldMetadataTypeEnum.Date:
            return '1990-08-15';
        case FieldMetadataTypeEnum.Email:
            return 'ana@example.com';
        case FieldMetadataTypeEnum.Phone:
            return '55 1234 5678';
        case FieldMetadataTypeEnum.Select:
            return Object.keys(metadata.map)[0];
        case FieldMetadataTypeEnum.Html:
        case FieldMetadataTypeEnum.Set:
            throw new Error(`nothing to answer: ${JSON.stringify(metadata)}`);
    }
}

function text(metadata: FieldMetadata): string {
    const regex = new RegExp(`^(?:${metadata.regex ?? '.*'})$`, 'u');
    const word = WORDS.find(
        (it) => it.length >= (metadata.minLength ?? 0) && it.length <= (metadata.maxLength ?? it.length) && regex.test(it),
    );
    if (word === undefined) throw new Error(`what shall I write? ${JSON.stringify(metadata)}`);
    return word;
}

function files(fields: RequestedFile[]): Answers {
    const asked = fields.filter((field) => field.sourcePdfNodeId === undefined);
    return Object.fromEntries(asked.map((field) => [field.id, filesOf(field)]));
}

function filesOf(field: RequestedFile): unknown {
    const { set, fileMetadata } = field;
    if (set !== undefined) return Array.from({ length: count(fileMetadata) }, () => files(set.files));
    if ((fileMetadata.max ?? 1) === 1) return file(field, 0);
    return Array.from({ length: count(fileMetadata) }, (_, i) => file(field, i));
}

function file(field: RequestedFile, turn: number): string {
    const formats = field.fileMetadata.formats;
    const known = (formats.length === 0 ? ['txt'] : formats).filter((format) => format in BEGINNINGS);
    const beginning = BEGINNINGS[known[turn % known.length] ?? ''];
    if (beginning === undefined) throw new Error(`no file of ${formats}`);
    return btoa(beginning + field.id);
}

/** Answers what the step asks for, where it asks for something. */
async function answerStep(id: string, status: Status): Promise<void> {
    const call = { id, sandbox: true };
    switch (status.currentNodeType) {
        case 'FORM': {
            const fields = status.form!.formFieldSection.flatMap((section) => section.fields);
            return executions.answerForm({ ...call, requestBody: new Form(fields).answers() });
        }
        case 'DOCUMENT':
            return executions.answerDocument({ ...call, requestBody: files(status.document!.documentField) });
        case 'LINK':
            if (status.verification !== undefined) {
                if (isFirst('token')) return verification.fallbackOtp(call);
                return verification.validateOtp({ ...call, typedToken: { token: CODE } });
            }
            if (status.link!.phase === Phase.CreateAccount) return consent.sendNip(call);
            if (isFirst('nip')) {
                whole(await consent.resendNip(call));
                return;
            }
            whole(await consent.validateNip({ ...call, typedNip: { nip: CODE } }));
            return;
        case 'VALIDATION':
            return validation(id, status.validation!);
    }
}

const done = new Set<string>();

/** Whether this is asked for the first time: no code is typed, and nothing approved, before it was asked for once more. */
function isFirst(what: string): boolean {
    const before = done.size;
    return done.add(what).size > before;
}

async function validation(id: string, shown: Validation): Promise<void> {
    const call = { id, sandbox: true };
    if (shown.state === ValidationStateEnum.Correction) {
        return review.correct({ ...call, requestBody: corrected(shown.fields) });
    }
    if (!isFirst('review')) return reviewer.review({ ...call, reviewRequest: { decision: 'APPROVED' } });
    // One of each: not everything that is shown can be sent back.
    const chosen = [shown.fields.find(({ type }) => type !== 'DOCUMENT'), shown.fields.find(({ type }) => type === 'DOCUMENT')];
    const reviews = chosen.flatMap((field) => (field ? [{ fieldId: field.fieldId, message: 'Please look again' }] : []));
    return reviewer.review({ ...call, reviewRequest: { decision: 'REJECTED', reviews } });
}

function corrected(fields: ValidationField[]): Answers {
    return Object.fromEntries(fields.map((field) => [field.fieldId, correctedValue(field)]));
}

function correctedValue({ type, value }: ValidationField): unknown {
    if (type === 'DOCUMENT') return otherFiles(value);
    return typeof value === 'number' ? value + 1 : value;
}

/** A file in the place of each name. */
function otherFiles(value: unknown): unknown {
    if (typeof value === 'string') return btoa(BEGINNINGS.pdf + value);
    if (Array.isArray(value)) return value.map(otherFiles);
    return Object.fromEntries(Object.entries(value as Answers).map(([name, item]) => [name, otherFiles(item)]));
}

async function drive(): Promise<string> {
    const startRequest = { idWorkflooDefinition: setting('WORKFLOO_DEFINITION'), scenarioId: setting('WORKFLOO_SCENARIO') };
    const { id } = whole(await executions.execute({ startRequest, sandbox: true }));
    let status = whole(await executions.status({ id, sandbox: true }));
    while (status.status === ExecutionStatus.Progress) {
        await answerStep(id, status);
        await new Promise((resolve) => setTimeout(resolve, 50));
        status = whole(await executions.status({ id, sandbox: true }));
    }
    const detail = whole(await executions.detail({ id, sandbox: true }));
    if (detail.status !== ExecutionStatus.Success) throw new Error(`it ended in ${detail.status}`);
    return id;
}

drive().then(console.log, async (error: unknown) => {
    console.error(error, error instanceof ResponseError ? await error.response.text() : '');
    process.exitCode = 1;
});
