"""The vendor's own package as a peer of the tests: it signs what our server verifies, and verifies what our clients sign.

usage: peer.py send URL v1|v3 < parameters.json     calls CreateSslVpnServer, prints the answer as JSON
       peer.py verify < request.json                prints `ok`, or what is wrong with the signature

Needs the package `alibabacloud-tea-openapi`; the access key is `testid` with the secret `testsecret`.
"""
import json
import sys

from alibabacloud_tea_openapi import models
from alibabacloud_tea_openapi.client import Client
from alibabacloud_tea_openapi.utils import Utils
from darabonba.request import DaraRequest
from darabonba.runtime import RuntimeOptions

KEY, SECRET = 'testid', 'testsecret'


def send(url, version, parameters):
    protocol, endpoint = url.split('://')
    config = models.Config(
        access_key_id=KEY,
        access_key_secret=SECRET,
        endpoint=endpoint,
        protocol=protocol,
        signature_algorithm='v2' if version == 'v1' else None,
    )
    params = models.Params(
        action='CreateSslVpnServer',
        version='2016-04-28',
        protocol=protocol,
        method='POST',
        auth_type='AK',
        style='RPC',
        pathname='/',
        req_body_type='formData',
        body_type='json',
    )
    request = models.OpenApiRequest(query=parameters)
    answer = Client(config).call_api(params, request, RuntimeOptions(autoretry=False))
    print(json.dumps(answer.get('body')))


def verify(received):
    query = dict(received['query'])
    headers = dict(received['headers'])
    if 'authorization' not in headers:
        parameters = {**query, **dict(received['form'])}
        found = parameters.pop('Signature')
        expected = Utils.get_rpcsignature(parameters, received['method'], SECRET)
    else:
        found = headers['authorization']
        signed = found.split('SignedHeaders=')[1].split(',')[0].split(';')
        request = DaraRequest()
        request.method = received['method']
        request.pathname = received['path']
        request.query = query
        request.headers = {name: headers[name] for name in signed}
        expected = Utils.get_authorization(
            request, 'ACS3-HMAC-SHA256', headers['x-acs-content-sha256'], KEY, SECRET)
    print('ok' if found == expected else f'{found} was sent, the vendor has {expected}')


def main():
    given = json.load(sys.stdin)
    if sys.argv[1] == 'send':
        send(sys.argv[2], sys.argv[3], given)
    else:
        verify(given)


main()
