import { isAutomatedAgent } from '#domain/signals/automated-agent.ts';
import { AUTOMATED_AGENTS } from '#domain/signals/data/automated-agents.ts';

describe('isAutomatedAgent', () => {
  it.each([
    'Mozilla/5.0 (compatible; Barracuda Sentinel (EE))',
    'Proofpoint URL Defense',
    'MimeCast/1.0',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
    'WhatsApp/2.23.20.0',
    'python-requests/2.31.0',
    'CURL/8.4.0',
  ])('knows %s', (userAgent) => {
    expect(isAutomatedAgent(userAgent)).toBe(true);
  });

  it.each([
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/400.0]',
    'Mozilla/5.0 (Linux; Android 10; CUBOT_X30) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 40) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Slack/4.36.140 Chrome/120.0 Electron/28.1.0 Safari/537.36',
    'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17126; Pro)',
    'Abbott Bottle',
    '',
  ])('takes %j for a person', (userAgent) => {
    expect(isAutomatedAgent(userAgent)).toBe(false);
  });

  it('reads the beginning of a text that is no user agent any more', () => {
    expect(isAutomatedAgent(`${' '.repeat(1015)}Googlebot`)).toBe(true);
    expect(isAutomatedAgent(`${' '.repeat(1024)}Googlebot`)).toBe(false);
  });

  it('has a list of small letters, sorted, each name once', () => {
    const names = AUTOMATED_AGENTS.split('\n');
    expect(names).toEqual([...new Set(names.map((name) => name.toLowerCase().trim()))].sort());
  });
});
