// Packaged data: what programs that follow links by themselves call themselves in the header User-Agent.
// Put together from what their makers publish and from what e-mail senders report. A name is listed only when
// no person browses under it: Office, Outlook, in-app browsers and common HTTP libraries of phone apps are
// left out, although machines use them too. Another list is a new gate version.

/** Day the list was last gone through. */
export const AUTOMATED_AGENTS_DATE = '2026-11-21';

/** Words by which most such programs can be told, whoever runs them. Cubot is a make of telephones. */
export const AUTOMATED_WORDS = /(?<!cu)bots?(?![a-z])|crawler|spider/;

/** One name a line, small letters, found anywhere in the header. */
export const AUTOMATED_AGENTS = `\
aiohttp
apache-httpclient
apis-google
axios/
barracuda
bingpreview
chrome-lighthouse
ciscosecureemail
curl/
embedly
facebookcatalog
facebookexternalhit
feedfetcher-google
fireeye
fortimail
go-http-client
google-inspectiontool
googleimageproxy
guzzlehttp
headlesschrome
httrack
ia_archiver
iframely
ironport
java/
libwww-perl
mediapartners-google
messagelabs
meta-externalagent
meta-externalfetcher
microsoftpreview
mimecast
node-fetch
phantomjs
playwright
proofpoint
puppeteer
python-httpx
python-requests
python-urllib
safelinks
scrapy
selenium
skypeuripreview
slack-imgproxy
slurp
snap url preview
symantec
trendmicro
urldefense
vkshare
wget/
whatsapp/
yahoomailproxy`;
