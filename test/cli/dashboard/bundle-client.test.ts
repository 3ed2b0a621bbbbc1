import { neutralised } from '#cli/dashboard/bundle-client.ts';

describe('the page’s script', () => {
  it('holds no text that a browser would take for its end, and means the same', () => {
    const script = 'a="</script>";b="</SCRIPT >";c="<!--";d=1<!--e';
    expect(neutralised(script)).not.toMatch(/<\/script|<!--/i);
    // biome-ignore lint/security/noGlobalEval: what a text means is found by running it
    expect(eval(neutralised('"</script><!--"'))).toBe('</script><!--');
  });
});
