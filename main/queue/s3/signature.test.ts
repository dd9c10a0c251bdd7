import { expect, test } from 'vitest';
import { encodedPath, signed } from './signature.ts';

// The examples in "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk", AWS.
const signing = {
  credentials: { keyId: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
  region: 'us-east-1',
  now: new Date('2013-05-24T00:00:00Z'),
};
const at = (path: string) => new URL(`https://examplebucket.s3.amazonaws.com${encodedPath(path)}`);

test('a request for a part of an object is signed as Amazon signs it', () => {
  const { authorization } = signed(
    { method: 'GET', url: at('/test.txt'), headers: { Range: 'bytes=0-9' } },
    signing,
  );
  expect(authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

test('an object that is put is signed with what is in it, and its name escaped, as Amazon does', () => {
  const headers = { Date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' };
  const body = new TextEncoder().encode('Welcome to Amazon S3.');
  const all = signed({ method: 'PUT', url: at('/test$file.text'), headers, body }, signing);
  expect(all['x-amz-content-sha256']).toBe(
    '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
  );
  expect(all.authorization).toMatch(
    /Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd$/,
  );
});

test('the token of credentials that hold for a while is sent and signed', () => {
  const credentials = { ...signing.credentials, sessionToken: 'token' };
  const all = signed({ method: 'GET', url: at('/a') }, { ...signing, credentials });
  expect(all['x-amz-security-token']).toBe('token');
  expect(all.authorization).toContain('x-amz-date;x-amz-security-token');
});

test('what a path may hold unescaped is what RFC 3986 reserves for nothing', () => {
  expect(encodedPath("/a b/(c)!'*~-_.é")).toBe('/a%20b/%28c%29%21%27%2A~-_.%C3%A9');
});
