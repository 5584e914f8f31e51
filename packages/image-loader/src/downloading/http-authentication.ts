/** A user's name and password. */
export interface URLCredential {
  readonly username: string;
  readonly password: string;
}

/** A platform's hash function for Digest: lower-case hexadecimal of the hash of the text's UTF-8 bytes. */
export type DigestHash = (algorithm: 'MD5' | 'SHA-256', text: string) => string;

/** One challenge of a WWW-Authenticate field; scheme and parameter names are lower case. */
interface Challenge {
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
const PIECE = new RegExp(
  `\\s*(?:(${TOKEN})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${TOKEN}))|(${TOKEN})(?=\\s|,|$))\\s*,?`,
  'y',
);

/** The value of an Authorization field by the Basic scheme (RFC 7617), in UTF-8. */
export function basicAuthorization({ username, password }: URLCredential): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** Reads the challenges of a WWW-Authenticate field, which may hold several. */
export function parseChallenges(field: string): Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(field); match && match[0] !== ''; match = PIECE.exec(field)) {
    const [, name, quoted, token, scheme] = match;
    if (scheme !== undefined) challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
    else challenges.at(-1)?.parameters.set(name!.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? token ?? '');
  }
  return challenges;
}

/**
 * Answers the best of the challenges: Digest with SHA-256, then with MD5 (RFC 7616, `qop=auth`), then Basic.
 * @returns the Authorization field, or undefined where none of them is known
 */
export function answerChallenge(
  field: string,
  credential: URLCredential,
  request: { readonly method: string; readonly url: string },
  hash: DigestHash | undefined,
): string | undefined {
  const challenges = parseChallenges(field);
  if (hash !== undefined) {
    for (const algorithm of ['SHA-256', 'MD5'] as const) {
      const digest = challenges.find((challenge) => isDigest(challenge, algorithm));
      if (digest) return digestAuthorization(digest.parameters, algorithm, credential, request, hash);
    }
  }
  return challenges.some(({ scheme }) => scheme === 'basic') ? basicAuthorization(credential) : undefined;
}

function isDigest({ scheme, parameters }: Challenge, algorithm: string): boolean {
  const qop = parameters.get('qop');
  return (
    scheme === 'digest' &&
    parameters.has('nonce') &&
    (parameters.get('algorithm') ?? 'MD5').toUpperCase().replace(/-SESS$/, '') === algorithm &&
    (qop === undefined || qop.split(',').some((option) => option.trim().toLowerCase() === 'auth'))
  );
}

function digestAuthorization(
  parameters: ReadonlyMap<string, string>,
  algorithm: 'MD5' | 'SHA-256',
  { username, password }: URLCredential,
  { method, url }: { readonly method: string; readonly url: string },
  hash: DigestHash,
): string {
  const { pathname, search } = new URL(url);
  const [uri, realm, nonce] = [pathname + search, parameters.get('realm') ?? '', parameters.get('nonce')!];
  const cnonce = crypto.randomUUID().replaceAll('-', '');
  const named = parameters.get('algorithm');
  const session = named?.toUpperCase().endsWith('-SESS') ?? false;
  const user = hash(algorithm, `${username}:${realm}:${password}`);
  const a1 = session ? hash(algorithm, `${user}:${nonce}:${cnonce}`) : user;
  const a2 = hash(algorithm, `${method}:${uri}`);
  const withQop = parameters.has('qop');
  const response = hash(algorithm, withQop ? `${a1}:${nonce}:00000001:${cnonce}:auth:${a2}` : `${a1}:${nonce}:${a2}`);
  const fields = [
    `username=${quoted(username)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    ...(named === undefined ? [] : [`algorithm=${named}`]),
    ...(withQop ? ['qop=auth', 'nc=00000001'] : []),
    ...(withQop || session ? [`cnonce=${quoted(cnonce)}`] : []),
    `response=${quoted(response)}`,
    ...(parameters.has('opaque') ? [`opaque=${quoted(parameters.get('opaque')!)}`] : []),
  ];
  return `Digest ${fields.join(', ')}`;
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
