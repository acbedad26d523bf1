import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PipelineSpec, planSpec } from '@tap-pipeline/core-model';
import { KNOWN_DIFFERENCES } from '../src/differences';
import { factsOfCdk } from '../src/facts-of-cdk';
import { renderCdk } from '../src/render-cdk';
import { renderPulumi } from '../src/render-pulumi';
import type { Template } from '../src/template';

const PAGE = readFileSync(join(__dirname, '../../../docs/choosing-a-backend.md'), 'utf8');

const SPECS: readonly PipelineSpec[] = (['codecommit', 's3'] as const).map((kind) => ({
  service: 'orders',
  source: { kind },
  deploy: { target: 'ecs' },
  removal: 'retain',
  logs: { access: kind === 's3' },
  encryption: { key: kind === 's3' ? 'customer-managed' : 'aws-managed' },
}));

const PLANS = SPECS.map((spec) => planSpec(spec, { explicit: { environmentSuffix: 'prod' } }));

/** Lines of a section. */
function linesOf(title: string): readonly string[] {
  const [, section = ''] = PAGE.split(`## ${title}\n`);
  return (section.split('\n## ')[0] ?? '').split('\n');
}

describe('The page about choosing a backend', () => {
  test('tells every difference that stays, and no other', () => {
    const rows = linesOf('What differs').filter((line) => /^\| [^-]/.test(line) && !line.startsWith('| difference'));
    expect(rows).toEqual(KNOWN_DIFFERENCES.map(({ title, meaning }) => `| ${title} | ${meaning} |`));
  });

  test('lists every type of resource that outlives its stack', async () => {
    const table = linesOf('What has state, and what it is called').join('\n');
    const kept = {
      cdk: renderCdk(PLANS)
        .flatMap(keptIn)
        .map(([, { Type }]) => `\`${Type}\``),
      pulumi: (await renderPulumi(PLANS))
        .flat()
        .filter(({ options }) => options.retainOnDelete)
        .map(({ type }) => type.replace(/^aws:s3\/(bucket.+):.*/, '$1')),
    };
    expect(kept.cdk.length).toBeGreaterThan(10);
    expect(kept.pulumi.length).toBeGreaterThan(20);
    expect([...kept.cdk, ...kept.pulumi].filter((type) => !table.includes(type))).toEqual([]);
  }, 300_000);

  test('calls them by the names that they have', () => {
    const made = renderCdk(PLANS).flatMap((template) => Object.keys(factsOfCdk(template).resources));
    const known = made.map((id) =>
      id.replace('${AWS::AccountId}', '111122223333').replace('${AWS::Region}', 'eu-west-1'),
    );
    const names = PAGE.match(/`[^`\s]*orders-[a-z-]+-prod[^`\s]*`/g) ?? [];
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !known.some((id) => id.endsWith(` ${name.slice(1, -1)}`)))).toEqual([]);
  });
});

describe('What outlives its stack', () => {
  test.each(renderCdk(PLANS).map((template, index) => [SPECS[index]?.source.kind, template] as const))(
    'refers to nothing else, so that it can be imported on its own (%s)',
    (_, template) => {
      const kept = new Map(keptIn(template));
      const others = Object.keys(template.Resources).filter((id) => !kept.has(id));
      const text = JSON.stringify([...kept.values()]);
      expect(kept.size).toBeGreaterThan(5);
      expect(others.filter((id) => text.includes(`"${id}"`))).toEqual([]);
    },
  );
});

function keptIn({ Resources }: Template) {
  return Object.entries(Resources).filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain');
}
