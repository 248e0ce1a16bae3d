/** The words around the report; those in it are the report's own. */
import { inBoth } from '../../text/index.ts'

export const words = inBoth({
  en: {
    back: 'Back to the blueprint',
    files: 'Download as a file',
    print: 'Print, or PDF',
    appendix: 'Appendix',
    appendixHint: 'All tables and findings in full behind the short report: shown and printed, or left out (Shift A)',
    show: 'Show in the blueprint',
    computing: 'The first runs are under way. The report is here as soon as they have figures.',
    paused: 'Live results are paused, so there are no figures to report yet.',
    run: 'Run',
    blocked: 'It cannot run as it is, so there is nothing to report. This must be mended first:',
    failed: 'The simulation broke off before it had any figures. The blueprint is safe.',
    again: 'Run again',
    stale: 'The blueprint has changed since: these are the figures of before.',
    soFar: 'So far: {done} of about {wanted} runs.',
    trying: 'The runs are done; now it is tried what would help.',
  },
  'zh-CN': {
    back: '返回蓝图',
    files: '下载文件',
    print: '打印或存为 PDF',
    appendix: '附录',
    appendixHint: '简短报告之后的全部表格与发现：显示并打印，或省去（Shift A）',
    show: '在蓝图中显示',
    computing: '首次仿真正在进行，得出数据后即显示报告。',
    paused: '实时结果已暂停，还没有可报告的数据。',
    run: '运行',
    blocked: '现在还不能运行，因而没有可报告的内容。须先更正：',
    failed: '仿真中断，尚无数据。蓝图没有受影响。',
    again: '重新运行',
    stale: '蓝图之后又有改动：以下是改动前的数据。',
    soFar: '目前：约 {wanted} 次仿真中的第 {done} 次。',
    trying: '仿真已完成，正在试算哪些改变有帮助。',
  },
})
